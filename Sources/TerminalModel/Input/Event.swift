/// A signal from outside that asks the program to end.
package enum TerminationSignal: Hashable, Sendable, CaseIterable {
  case interrupt
  case terminate
  /// The terminal has gone away.
  case hangup
}

/// What can happen to a terminal program.
package enum Event: Hashable, Sendable {
  case key(Key)
  /// Text that was pasted as a whole; line feeds are as the terminal sent them.
  case paste(String)
  case resize(Size)
  /// Another thread has left a message in the mailbox.
  case wake
  case signal(TerminationSignal)
}
