import Platform

/// Installing and restoring signal handlers.
enum SignalDisposition {
  typealias Handler = @convention(c) (Int32) -> Void

  /// Installs a handler, during which all other signals wait, and returns what was there before.
  static func install(_ signal: Int32, onOwnStack: Bool = false, _ handler: @escaping Handler) -> sigaction {
    var action = sigaction()
    action.__sigaction_handler = .init(sa_handler: handler)
    action.sa_flags = SA_RESTART | (onOwnStack ? SA_ONSTACK : 0)
    sigfillset(&action.sa_mask)
    var previous = sigaction()
    sigaction(signal, &action, &previous)
    return previous
  }

  static func restore(_ signal: Int32, _ action: sigaction) {
    var action = action
    sigaction(signal, &action, nil)
  }

  /// Gives a signal its default effect; safe in a signal handler.
  static func reset(_ signal: Int32) {
    var action = sigaction()
    sigaction(signal, &action, nil)
  }

  /// Whether whoever started us wants this signal ignored, as `nohup` does with SIGHUP.
  static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == ignored
  }

  /// Sends this thread a signal with its default effect, also where the thread has it blocked, as a handler has.
  static func takeDefaultEffect(of signal: Int32) {
    reset(signal)
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, signal)
    raise(signal)
    var before = sigset_t()
    pthread_sigmask(SIG_UNBLOCK, &only, &before)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Ends the process by a signal's default effect, so that the shell sees what ended it.
  static func die(of signal: Int32) -> Never {
    takeDefaultEffect(of: signal)
    // Reached only if the signal's default effect isn't to end the process.
    _exit(128 + signal)
  }
}
