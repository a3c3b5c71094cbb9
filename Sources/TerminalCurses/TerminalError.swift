/// Why a terminal can't be used; none of these has changed anything on it.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output leads to a file or a pipe.
  case notATerminal(stream: String)
  /// The variable TERM is empty.
  case typeMissing
  /// The terminal database has no entry of this name, or there is no database.
  case unknownType(String)
  /// The cursor can't be moved, so that no screen can be drawn.
  case cannotMoveCursor(type: String)
  /// ncurses refused for a reason that it doesn't tell.
  case initializationFailed(type: String)
  /// One terminal is open already.
  case alreadyOpen
  /// The system has no pipe left for waking the event loop.
  case noPipe(errorNumber: Int32)

  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream) is not a terminal; run in a terminal, or use a command such as `plan` that needs none"
    case .typeMissing:
      "TERM is not set; expected the terminal's type, for example TERM=xterm-256color"
    case .unknownType(let type):
      "TERM=\(type) is not in the terminal database; set TERM to a type that is (for example xterm-256color), "
        + "or install the database (package ncurses-term)"
    case .cannotMoveCursor(let type):
      "TERM=\(type) cannot move the cursor; use a terminal with a screen, or a command that needs none"
    case .initializationFailed(let type):
      "ncurses could not start on TERM=\(type)"
    case .alreadyOpen:
      "the terminal is in use by this program already"
    case .noPipe(let number):
      "no pipe for waking the event loop (error \(number)); close some programs and try again"
    }
  }
}
