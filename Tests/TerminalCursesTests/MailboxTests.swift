import Testing

@testable import TerminalCurses

@Suite("Mailbox")
struct MailboxTests {
  @Test("Every message arrives once, and those of one sender in their order")
  func ordering() async throws {
    let pipe = try WakePipe()
    let mailbox = Mailbox<(sender: Int, number: Int)>(waking: pipe)
    await withTaskGroup(of: Void.self) { group in
      for sender in 0..<8 {
        group.addTask { for number in 0..<500 { mailbox.post((sender, number)) } }
      }
    }
    let messages = mailbox.drain()
    #expect(messages.count == 4_000)
    for sender in 0..<8 { #expect(messages.filter { $0.sender == sender }.map(\.number) == Array(0..<500)) }
    #expect(mailbox.drain().isEmpty)
  }

  @Test("An owner that drains after each wake-up misses nothing")
  func waking() async throws {
    let pipe = try WakePipe()
    let mailbox = Mailbox<Int>(waking: pipe)
    let sender = Task { for number in 0..<2_000 { mailbox.post(number) } }
    var received: [Int] = []
    while received.count < 2_000 {
      if !pipe.drain().isEmpty { received += mailbox.drain() } else { await Task.yield() }
    }
    await sender.value
    #expect(received == Array(0..<2_000))
  }

  @Test("A full pipe doesn't block whoever wakes it")
  func fullPipe() throws {
    let pipe = try WakePipe()
    for _ in 0..<100_000 { pipe.wake() }
    #expect(!pipe.drain().isEmpty)
    #expect(pipe.drain().isEmpty)
  }
}
