/// The system's words for calls that failed.
package enum SystemError {
  /// The words for the last failed call.
  package static var current: String { text(errno) }

  /// The words for a pipe whose reader has gone away.
  package static var closedPipe: String { text(EPIPE) }

  package static func text(_ number: Int32) -> String { String(cString: strerror(number)) }
}
