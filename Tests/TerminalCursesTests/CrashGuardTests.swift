import Platform
import TerminalModel
import Testing

@testable import TerminalCurses

/// Each dies in a process of its own; what it leaves behind on the terminal is looked at from here.
@Suite("Crashes", .serialized)
struct CrashGuardTests {
  private static func open(_ path: String) throws -> Terminal {
    let descriptor = Platform.open(path, O_RDWR | O_NOCTTY)
    var options = TerminalOptions()
    options.inputDescriptor = descriptor
    options.outputDescriptor = descriptor
    // The test's own process must not be slowed by a backtrace.
    for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT] { SignalDisposition.reset(signal) }
    let terminal = try Terminal(environment: PseudoTerminal.environment, options: options)
    terminal.paint(Frame(size: terminal.size))
    return terminal
  }

  private func expectRestored(_ device: PseudoTerminal, _ before: [UInt32]) {
    let output = device.output()
    #expect(output.contains("\u{1B}[?1049h"), "the screen was taken")
    #expect(output.contains("\u{1B}[?1049l") && output.contains("\u{1B}[?25h") && output.contains("\u{1B}[?2004l"))
    #expect(device.modes == before)
  }

  @Test("A trap gives the terminal back")
  func trap() async throws {
    let device = try #require(PseudoTerminal())
    let before = device.modes
    let path = device.path
    await #expect(processExitsWith: .signal(SIGILL)) { [path = path as String] in
      let terminal = try Self.open(path)
      let empty: [Int] = []
      print(empty[terminal.size.width])
    }
    expectRestored(device, before)
  }

  @Test("So does a fault in memory")
  func fault() async throws {
    let device = try #require(PseudoTerminal())
    let before = device.modes
    let path = device.path
    await #expect(processExitsWith: .signal(SIGSEGV)) { [path = path as String] in
      let terminal = try Self.open(path)
      raise(SIGSEGV)
      terminal.close()
    }
    expectRestored(device, before)
  }

  @Test("So does an exit from anywhere")
  func exiting() async throws {
    let device = try #require(PseudoTerminal())
    let before = device.modes
    let path = device.path
    await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
      let terminal = try Self.open(path)
      exit(terminal.size.width > 0 ? 7 : 8)
    }
    expectRestored(device, before)
  }

  @Test("A signal to end is what the shell sees")
  func termination() async throws {
    let device = try #require(PseudoTerminal())
    let before = device.modes
    let path = device.path
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      let terminal = try Self.open(path)
      PseudoTerminal.deliver(SIGTERM, to: terminal)
      for case .signal(let signal) in terminal.events() { terminal.die(of: signal) }
    }
    expectRestored(device, before)
  }

  @Test("A program that hangs can still be interrupted by asking three times")
  func hanging() async throws {
    let device = try #require(PseudoTerminal())
    let before = device.modes
    let path = device.path
    await #expect(processExitsWith: .signal(SIGINT)) { [path = path as String] in
      let terminal = try Self.open(path)
      for _ in 0..<3 { PseudoTerminal.deliver(SIGINT, to: terminal) }
      terminal.close()
    }
    expectRestored(device, before)
  }
}
