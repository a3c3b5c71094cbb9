import Platform
import TerminalModel

extension Terminal {
  /// Waits until something happens and returns all of it; without a timeout it waits for ever and costs nothing.
  ///
  /// Signals come first, then a single change of size, then keys in their order, then the wake-up for messages. The
  /// result is empty only when the timeout has passed.
  package func events(timeout: Duration? = nil) -> [Event] {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      var descriptors = [
        pollfd(fd: options.inputDescriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wakePipe.readDescriptor, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&descriptors, 2, waitingTime(until: deadline))
      // An interrupted wait has left its reason in the pipe.
      if count < 0 { continue }
      var happened: [Event] = []
      let bytes = descriptors[1].revents != 0 ? wakePipe.drain() : []
      handle(signals: Set(bytes.map(Int32.init)), into: &happened)
      if descriptors[0].revents != 0 || hasMoreInput { readInput(descriptors[0].revents, into: &happened) }
      if bytes.contains(WakePipe.messageByte) { happened.append(.wake) }
      if !happened.isEmpty { return happened }
      if let deadline, ContinuousClock.now >= deadline { return [] }
    }
  }

  private func waitingTime(until deadline: ContinuousClock.Instant?) -> Int32 {
    if hasMoreInput { return 0 }
    guard let deadline else { return -1 }
    let left = max(.zero, deadline - ContinuousClock.now)
    // Rounded up, or the last part of a millisecond would be spent spinning.
    let milliseconds = (left / .milliseconds(1)).rounded(.up)
    return Int32(min(milliseconds, 86_400_000))
  }

  private func handle(signals: Set<Int32>, into happened: inout [Event]) {
    for signal in TerminationSignal.allCases where signals.contains(SignalRelay.number(of: signal)) {
      happened.append(.signal(signal))
      SignalRelay.sawRequests()
    }
    let isEnding = !happened.isEmpty
    if signals.contains(SIGTSTP) && !isEnding { suspend() } else if signals.contains(SIGCONT) { resume() }
    // A suspended program doesn't hear of changes, so its size is asked for as well.
    if !signals.isDisjoint(with: [SIGWINCH, SIGTSTP, SIGCONT]), updateSize() { happened.append(.resize(size)) }
  }

  /// Reads the keys that are there; a terminal that is gone, or at its end, counts as hung up.
  private func readInput(_ state: Int16, into happened: inout [Event]) {
    var available: Int32 = 0
    let isGone =
      state & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
      || ioctl(options.inputDescriptor, UInt(FIONREAD), &available) != 0
      || (available == 0 && state & Int16(POLLIN) != 0)
    if isGone && available == 0 {
      if !happened.contains(.signal(.hangup)) { happened.append(.signal(.hangup)) }
      return
    }
    happened += readKeys()
  }
}
