import Platform
import Synchronization
import TerminalModel

/// Turns signals into bytes in the wake pipe, so that the event loop handles them in its own time.
///
/// Our handlers must be installed before ncurses starts: it replaces only default ones, and its own end the program
/// with status 1.
enum SignalRelay {
  private static let relayed = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT]

  /// After so many requests to end that the event loop hasn't seen, it must hang, and the program is ended at once.
  private static let patience = 3

  // Unsafe because a signal handler can take no lock: one word, written before the handlers are installed.
  nonisolated(unsafe) private static var descriptor: Int32 = -1
  private static let unseenRequests = Atomic<Int>(0)

  static func number(of signal: TerminationSignal) -> Int32 {
    switch signal {
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    case .hangup: SIGHUP
    }
  }

  /// Installs the handlers and returns the dispositions before them.
  static func install(pipe: WakePipe) -> [Int32: sigaction] {
    descriptor = pipe.writeDescriptor
    sawRequests()
    var previous: [Int32: sigaction] = [:]
    for signal in relayed where !SignalDisposition.isIgnored(signal) { previous[signal] = relay(signal) }
    return previous
  }

  static func uninstall(_ previous: [Int32: sigaction]) {
    for (signal, action) in previous { SignalDisposition.restore(signal, action) }
    descriptor = -1
  }

  /// Relays one signal (again, after its default effect was wanted).
  @discardableResult
  static func relay(_ signal: Int32) -> sigaction {
    SignalDisposition.install(signal) { SignalRelay.handle($0) }
  }

  /// The event loop has taken notice.
  static func sawRequests() {
    unseenRequests.store(0, ordering: .relaxed)
  }

  private static func handle(_ signal: Int32) {
    let savedError = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(descriptor, &byte, 1)
    if signal == SIGINT || signal == SIGTERM || signal == SIGHUP {
      let count = unseenRequests.wrappingAdd(1, ordering: .relaxed).newValue
      if count >= patience {
        CrashGuard.restoreTerminal()
        SignalDisposition.die(of: signal)
      }
    }
    errno = savedError
  }
}
