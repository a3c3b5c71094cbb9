import CNcurses
import Platform
import TerminalModel

extension Terminal {
  /// Gives the terminal back to the shell and stops, as control-Z asks; returns when the program goes on.
  package func suspend() {
    send(ControlSequence.endBracketedPaste)
    endwin()
    CrashGuard.isArmed = false
    SignalDisposition.takeDefaultEffect(of: SIGTSTP)
    SignalRelay.relay(SIGTSTP)
    resume()
  }

  /// Takes the terminal back, as it may have been used by others, and shows the current frame again.
  func resume() {
    CrashGuard.isArmed = true
    reset_prog_mode()
    send(ControlSequence.beginBracketedPaste)
    repaint()
  }

  /// Asks the system for the size; true when it has changed. The next frame is then painted as a whole.
  func updateSize() -> Bool {
    var window = winsize()
    let answer = ioctl(options.outputDescriptor, UInt(TIOCGWINSZ), &window)
    // Some pseudo terminals have no size; then the one from the terminal database stays.
    guard answer == 0, window.ws_col > 0, window.ws_row > 0 else { return false }
    let now = Size(width: Int(window.ws_col), height: Int(window.ws_row))
    guard now != size else { return false }
    resizeterm(Int32(now.height), Int32(now.width))
    size = now
    forgetScreen()
    return true
  }
}
