/// The three descriptors that every program begins with.
package enum StandardDescriptor: Int32, Sendable, CaseIterable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether it leads to a terminal.
  package var isTerminal: Bool { isatty(rawValue) == 1 }
}
