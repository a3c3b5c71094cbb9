import Platform

/// Why a file could not be read or written.
package enum ExportError: Error, Hashable, Sendable {
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  /// Another process adds to the file.
  case busy(path: String)
  /// The file isn't what it should be; the text says where.
  case malformed(path: String, String)
  /// A line of a file of measurements isn't a row; the text says why.
  case malformedLine(path: String, line: Int, String)
  case unknownVersion(path: String, found: Int, known: Int)

  /// What happened, where, and what to do.
  package var message: String {
    switch self {
    case .unreadable(let path, let reason): "can't read \(path): \(reason)"
    case .unwritable(let path, let reason): "can't write \(path): \(reason)"
    case .busy(let path):
      "\(path) is in use: expected no other run that records into it, found one; wait until it has ended, or record into"
        + " another file: files of measurements are joined by cat"
    case .malformed(let path, let problem):
      "\(path) is not a plan: \(problem); expected a file written by `quantplan plan --json`"
    case .malformedLine(let path, let line, let problem):
      "\(path), line \(line) is not a measurement: \(problem); expected rows written by `quantplan measure --record`;"
        + " remove the line or measure again"
    case .unknownVersion(let path, let found, let known):
      "\(path) has schemaVersion \(found), and this quantplan reads version \(known);"
        + " make it again with `quantplan plan --json`"
    }
  }
}

extension ExportError {
  /// Whether the reader of a pipe has gone away, as `head` does when it has seen enough.
  package var isClosedPipe: Bool {
    if case .unwritable(_, SystemError.closedPipe) = self { true } else { false }
  }
}
