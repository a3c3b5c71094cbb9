import CNcurses
import Platform
import TerminalModel

/// The terminal, from opening to closing: the only thing that speaks to ncurses.
///
/// It belongs to the thread that opened it and isn't sendable; other threads reach it through a mailbox. Whatever
/// opening changed is undone by `close`, and when the program ends by `exit`, a signal or a fault.
package final class Terminal {
  /// Size of the screen in cells.
  package internal(set) var size: Size
  /// Colours and symbols; setting it paints everything anew.
  package var look: Look {
    didSet { if look != oldValue { applyLook() } }
  }
  /// Wakes the event loop; mailboxes are made with it.
  package let wakePipe: WakePipe

  let environment: TerminalEnvironment
  let options: TerminalOptions
  /// A window that is never shown: reading keys from the visible one would repaint it.
  let keyboard: UnsafeMutablePointer<WINDOW>?
  /// The frame that the screen shows; nil when that isn't known.
  var painted: Frame?
  /// Text of a paste whose end hasn't come yet.
  var pasteInProgress: String?
  var hasMoreInput = false

  private let screen: OpaquePointer?
  private let streams: [UnsafeMutablePointer<FILE>]
  private let previousActions: [Int32: sigaction]
  private let heldError: HeldStandardError?
  private var isOpen = true

  /// Opens the terminal, or says why that isn't possible, and then has changed nothing.
  package init(
    environment: TerminalEnvironment = .current(), options: TerminalOptions = TerminalOptions()
  ) throws(TerminalError) {
    guard !CrashGuard.isInstalled else { throw .alreadyOpen }
    try TerminalPreflight.check(environment, options)
    let codeset = UserLocale.characterSet(environment.localeName)
    let pipe = try WakePipe()
    var modes = termios()
    tcgetattr(options.outputDescriptor, &modes)
    let bytes = TerminalPreflight.restorationBytes()
    previousActions = SignalRelay.install(pipe: pipe)
    heldError = HeldStandardError()
    CrashGuard.install(
      descriptor: options.outputDescriptor, modes: modes, bytes: bytes, heldError: heldError)
    CrashGuard.isArmed = true
    let input = fdopen(dup(options.inputDescriptor), "r")
    let output = fdopen(dup(options.outputDescriptor), "w")
    streams = [input, output].compactMap(\.self)
    guard let screen = newterm(environment.terminalType, output, input) else {
      Self.undo(previousActions, heldError, streams)
      throw .initializationFailed(type: environment.terminalType)
    }
    self.screen = screen
    self.environment = environment
    self.options = options
    wakePipe = pipe
    keyboard = newpad(1, 1)
    size = Size(width: Int(getmaxx(cn_standard_window())), height: Int(getmaxy(cn_standard_window())))
    // Without colours ncurses isn't told of any, so that it sends no colour sequence at all.
    let hasColors =
      !environment.isMono(options) && has_colors() && start_color() == OK && use_default_colors() == OK
    look = environment.look(
      colorCount: hasColors ? Int(cn_color_count()) : 0, codeset: codeset, options: options)
    setModes()
    applyLook()
    _ = updateSize()
  }

  deinit { close() }

  /// Puts the terminal back as it was; further calls do nothing.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    send(ControlSequence.endBracketedPaste)
    delwin(keyboard)
    endwin()
    CrashGuard.isArmed = false
    delscreen(screen)
    Self.undo(previousActions, heldError, streams)
  }

  /// Ends the program by the signal's own effect, with the terminal put back, so that a shell sees 130, 143 or 129.
  package func die(of signal: TerminationSignal) -> Never {
    close()
    SignalDisposition.die(of: SignalRelay.number(of: signal))
  }

  /// Asks the terminal to copy a text to the clipboard; false when the text is too long for that.
  package func copy(_ text: String) -> Bool {
    guard let sequence = Clipboard.sequence(for: text, insideTmux: environment.isInsideTmux) else { return false }
    send(sequence)
    return true
  }

  /// Writes bytes past ncurses, which knows nothing of them and has nothing buffered between frames.
  func send(_ sequence: String) {
    var bytes = Array(sequence.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(options.outputDescriptor, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR && errno != EAGAIN { return }
    }
  }

  private func setModes() {
    // Control-C and control-Z stay signals; everything else comes as typed.
    cbreak()
    noecho()
    nonl()
    set_escdelay(25)
    keypad(keyboard, true)
    nodelay(keyboard, true)
    leaveok(cn_standard_window(), false)
    scrollok(cn_standard_window(), false)
    curs_set(0)
    define_key(ControlSequence.pasteStarts, KeyDecoder.pasteStart)
    define_key(ControlSequence.pasteEnds, KeyDecoder.pasteEnd)
    send(ControlSequence.beginBracketedPaste)
  }

  private static func undo(
    _ previousActions: [Int32: sigaction], _ heldError: HeldStandardError?, _ streams: [UnsafeMutablePointer<FILE>]
  ) {
    CrashGuard.uninstall()
    SignalRelay.uninstall(previousActions)
    heldError?.release()
    heldError?.discard()
    for stream in streams { fclose(stream) }
  }
}
