import Synchronization

@testable import TerminalFace

/// Messages in the order of their arrival, from any thread.
final class Collector: Sendable {
  private let collected = Mutex<[Message]>([])

  func add(_ message: Message) { collected.withLock { $0.append(message) } }
  var messages: [Message] { collected.withLock { $0 } }
}
