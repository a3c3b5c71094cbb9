import Platform

/// Puts the terminal back when the program dies of a fault, and then lets it die as it would have.
///
/// `endwin` may not be called from a signal handler, so everything needed is prepared while all is well: the terminal's
/// modes and the bytes that leave the alternate screen. The handler only copies these to the terminal.
enum CrashGuard {
  /// What it takes to put the terminal back; nothing in it is counted or allocated when it is used.
  private struct Restoration {
    let descriptor: Int32
    var modes: termios
    let bytes: UnsafeMutableBufferPointer<UInt8>
    let heldError: HeldStandardError?
    /// The dispositions before ours, by signal number; Swift's own backtrace is among them.
    let previousActions: UnsafeMutablePointer<sigaction>
  }

  /// Faults, and SIGQUIT, which is the user's own request for one.
  private static let fatalSignals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT]
  private static let signalLimit = 65
  private static let signalStackByteCount = 64 * 1_024

  // Unsafe because a signal handler can take no lock. The terminal's thread writes it before the handlers are installed
  // and after they are removed; in between it is only read.
  nonisolated(unsafe) private static var restoration: UnsafeMutablePointer<Restoration>?

  // Unsafe for the same reason: one word, written by the terminal's thread and read by handlers. It says whether the
  // terminal is in our modes, and so needs to be put back.
  nonisolated(unsafe) static var isArmed = false

  /// Whether a terminal is open, or suspended.
  static var isInstalled: Bool { restoration != nil }

  /// Watches over a terminal whose modes are still those of the shell.
  static func install(descriptor: Int32, modes: termios, bytes: [UInt8], heldError: HeldStandardError?) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: signalLimit)
    actions.initialize(repeating: sigaction(), count: signalLimit)
    let state = UnsafeMutablePointer<Restoration>.allocate(capacity: 1)
    state.initialize(
      to: Restoration(
        descriptor: descriptor, modes: modes, bytes: copy, heldError: heldError, previousActions: actions))
    restoration = state
    useOwnSignalStack()
    atexit { CrashGuard.restoreTerminal() }
    for signal in fatalSignals {
      actions[Int(signal)] = SignalDisposition.install(signal, onOwnStack: true) { number in
        CrashGuard.restoreTerminal()
        CrashGuard.handOn(number)
      }
    }
  }

  /// Gives faults back to whoever handled them before. The few prepared bytes stay allocated: another thread's handler
  /// may be reading them.
  static func uninstall() {
    isArmed = false
    guard let state = restoration else { return }
    for signal in fatalSignals { SignalDisposition.restore(signal, state.pointee.previousActions[Int(signal)]) }
    restoration = nil
  }

  /// Puts the terminal back if it is in our modes; safe in a signal handler.
  static func restoreTerminal() {
    guard isArmed, let state = restoration else { return }
    isArmed = false
    let bytes = state.pointee.bytes
    var written = 0
    while written < bytes.count, let start = bytes.baseAddress {
      let count = write(state.pointee.descriptor, start + written, bytes.count - written)
      if count > 0 { written += count } else if errno != EINTR { break }
    }
    tcsetattr(state.pointee.descriptor, TCSANOW, &state.pointee.modes)
    state.pointee.heldError?.release()
  }

  /// Lets the handler before ours have the fault; the signal is delivered again when our handler returns.
  private static func handOn(_ signal: Int32) {
    if let state = restoration {
      sigaction(signal, &state.pointee.previousActions[Int(signal)], nil)
    } else {
      SignalDisposition.reset(signal)
    }
    raise(signal)
  }

  /// A stack overflow leaves no room for a handler on the stack that overflowed.
  private static func useOwnSignalStack() {
    var current = stack_t()
    // Whoever has one already, such as a sanitizer, keeps it.
    guard sigaltstack(nil, &current) == 0, current.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    var stack = stack_t()
    stack.ss_size = signalStackByteCount
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: signalStackByteCount, alignment: 16)
    sigaltstack(&stack, nil)
  }
}
