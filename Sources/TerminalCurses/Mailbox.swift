import Synchronization

/// Messages from any thread to the one that owns the terminal, in the order in which they were posted.
package final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let pipe: WakePipe

  /// The pipe is the terminal's own, so that a message ends its waiting.
  package init(waking pipe: WakePipe) {
    self.pipe = pipe
  }

  /// Leaves a message and wakes the owner if it may be asleep.
  package func post(_ message: Message) {
    let wasEmpty = messages.withLock { queue in
      queue.append(message)
      return queue.count == 1
    }
    if wasEmpty { pipe.wake() }
  }

  /// Takes all messages.
  package func drain() -> [Message] {
    messages.withLock { queue in
      let taken = queue
      queue.removeAll()
      return taken
    }
  }
}
