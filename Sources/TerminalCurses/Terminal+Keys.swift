import CNcurses
import Platform
import StyledText
import TerminalModel

extension Terminal {
  /// So many keys are taken at a time, that a flood of input doesn't keep the screen from being painted.
  private static let batchLimit = 1_024
  /// Longer pastes are cut.
  private static let longestPaste = 1_000_000
  /// A paste whose end doesn't come within this time is taken as it is.
  private static let pastePatienceMilliseconds: Int32 = 200

  private enum Input {
    case code(Int32)
    case scalar(Unicode.Scalar)
  }

  /// All keys and pastes that can be read without waiting.
  func readKeys() -> [Event] {
    var events: [Event] = []
    hasMoreInput = true
    while events.count < Self.batchLimit {
      if let input = read() {
        handle(input, into: &events)
      } else if pasteInProgress == nil || !inputFollows(within: Self.pastePatienceMilliseconds) {
        finishPaste(into: &events)
        hasMoreInput = false
        break
      }
    }
    return events
  }

  private func handle(_ input: Input, into events: inout [Event]) {
    switch input {
    case .code(KeyDecoder.pasteStart): pasteInProgress = ""
    case .code(KeyDecoder.pasteEnd): finishPaste(into: &events)
    case .scalar(let scalar) where pasteInProgress != nil: addToPaste(scalar)
    case .code(KEY_RESIZE): break
    case .code(let code): events.append(.key(KeyDecoder.key(code: code)))
    case .scalar("\u{1B}"): handleEscape(into: &events)
    case .scalar(let scalar): append(scalar, to: &events)
    }
  }

  /// An escape that begins a sequence which ncurses doesn't know swallows the sequence; its letters are no keys.
  private func handleEscape(into events: inout [Event]) {
    guard let next = read() else {
      events.append(.key(.escape))
      return
    }
    guard case .scalar(let introducer) = next, introducer == "[" || introducer == "O" else {
      events.append(.key(.escape))
      handle(next, into: &events)
      return
    }
    guard var last = read() else {
      events += [.key(.escape), .key(KeyDecoder.key(scalar: introducer))]
      return
    }
    if introducer == "[" {
      while case .scalar(let scalar) = last, (0x20..<0x40).contains(scalar.value), let next = read() { last = next }
    }
    events.append(.key(.unknown))
  }

  /// A combining mark joins the character before it.
  private func append(_ scalar: Unicode.Scalar, to events: inout [Event]) {
    if CellWidth.of(scalar) == 0, scalar.value >= 0x300, case .key(.character(let base))? = events.last,
      let joined = (String(base) + String(scalar)).first
    {
      events[events.count - 1] = .key(.character(joined))
    } else {
      events.append(.key(KeyDecoder.key(scalar: scalar)))
    }
  }

  private func addToPaste(_ scalar: Unicode.Scalar) {
    guard let text = pasteInProgress, text.utf8.count < Self.longestPaste else { return }
    pasteInProgress?.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
  }

  private func finishPaste(into events: inout [Event]) {
    guard let text = pasteInProgress else { return }
    pasteInProgress = nil
    if !text.isEmpty { events.append(.paste(text)) }
  }

  /// The next code or character, or nil when none is there.
  private func read() -> Input? {
    var value: wint_t = 0
    switch wget_wch(keyboard, &value) {
    case KEY_CODE_YES: return .code(Int32(bitPattern: value))
    case OK: return Unicode.Scalar(value).map(Input.scalar) ?? .code(-1)
    default: return nil
    }
  }

  private func inputFollows(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: options.inputDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0 && descriptor.revents & Int16(POLLIN) != 0
  }
}
