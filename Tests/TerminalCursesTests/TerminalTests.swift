import Platform
import StyledText
import TerminalModel
import Testing

@testable import TerminalCurses

/// ncurses has one state for the whole process, so these run one after the other.
@Suite("Terminal", .serialized)
struct TerminalTests {
  private func withTerminal(
    _ environment: TerminalEnvironment = PseudoTerminal.environment, _ body: (Terminal, PseudoTerminal) throws -> Void
  ) throws {
    let device = try #require(PseudoTerminal())
    let before = device.modes
    let terminal = try Terminal(environment: environment, options: device.options)
    #expect(device.modes != before)
    try body(terminal, device)
    terminal.close()
    #expect(device.modes == before)
  }

  private func frame(_ text: String, size: Size = .classic) -> Frame {
    var frame = Frame(size: size)
    frame.draw(text, at: .zero, style: .bad)
    return frame
  }

  @Test("Opening takes the screen, and closing gives it back with its modes")
  func opening() throws {
    try withTerminal { terminal, device in
      #expect(terminal.size == .classic)
      #expect(device.output().contains("\u{1B}[?1049h"))
      terminal.close()
      let output = device.output()
      #expect(
        output.contains("\u{1B}[?1049l") && output.contains("\u{1B}[?2004l")
          && output.contains("\u{1B}[?12l\u{1B}[?25h"))
      terminal.close()
      #expect(device.output().isEmpty)
    }
  }

  @Test("Only what has changed is sent, and nothing for a frame that is the same")
  func painting() throws {
    try withTerminal { terminal, device in
      terminal.paint(frame("first 漢字 text"))
      #expect(device.output().contains("first 漢字 text"))
      terminal.paint(frame("first 漢字 text"))
      #expect(device.output().isEmpty)
      terminal.paint(frame("first 漢字 test"))
      #expect(device.output().utf8.count < 40)
      terminal.repaint()
      #expect(device.output().contains("first 漢字 test"))
    }
  }

  @Test("A frame of another size than the terminal's does no harm")
  func otherSizes() throws {
    try withTerminal { terminal, device in
      for size in [Size.zero, Size(width: 1, height: 1), Size(width: 300, height: 90), .classic] {
        var frame = frame(String(repeating: "漢", count: 200), size: size)
        frame.cursor = Point(x: 299, y: 80)
        terminal.paint(frame)
      }
      #expect(device.output().contains("漢"))
    }
  }

  @Test("Keys arrive as keys, however the terminal writes them")
  func keys() throws {
    let table: [(String, [Key])] = [
      ("jG/", [.character("j"), .character("G"), .character("/")]), ("é漢", [.character("é"), .character("漢")]),
      ("\u{1B}OA\u{1B}OB", [.up, .down]), ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]), ("\r\n", [.enter, .enter]),
      ("\t\u{1B}[Z", [.tab, .backTab]), ("\u{7F}\u{8}", [.backspace, .backspace]),
      ("\u{1B}OP\u{1B}[15~", [.function(1), .function(5)]),
      ("\u{1}\u{12}", [.control("a"), .control("r")]), ("\u{1B}", [.escape]), ("\u{1B}[3~", [.delete]),
      ("\u{1B}q", [.escape, .character("q")]), ("\u{1B}[99;7u", [.unknown]), ("\u{1B}[", [.escape, .character("[")]),
      ("e\u{301}", [.character("é")]),
    ]
    try withTerminal { terminal, device in
      for (typed, keys) in table {
        device.type(typed)
        #expect(terminal.events() == keys.map(Event.key), "\(typed.debugDescription)")
      }
    }
  }

  @Test("Pasted text arrives as a whole, and none of it as keys")
  func pasting() throws {
    try withTerminal { terminal, device in
      device.type("a\u{1B}[200~q\rtwo 漢\u{1B}[201~b")
      #expect(terminal.events() == [.key(.character("a")), .paste("q\ntwo 漢"), .key(.character("b"))])
      device.type("\u{1B}[200~without end")
      #expect(terminal.events() == [.paste("without end")])
      device.type("z")
      #expect(terminal.events() == [.key(.character("z"))])
    }
  }

  @Test("Many changes of size are one event, and the whole frame is painted anew")
  func resizing() throws {
    try withTerminal { terminal, device in
      terminal.paint(frame("text"))
      for columns in UInt16(90)...100 {
        device.resize(columns: columns, rows: 30)
        PseudoTerminal.deliver(SIGWINCH, to: terminal)
      }
      let size = Size(width: 100, height: 30)
      #expect(terminal.events() == [.resize(size)])
      _ = device.output()
      terminal.paint(frame("text", size: size))
      #expect(device.output().contains("text"))
    }
  }

  @Test("Signals to end are events, and come before keys", arguments: TerminationSignal.allCases)
  func signals(signal: TerminationSignal) throws {
    try withTerminal { terminal, device in
      device.type("x")
      PseudoTerminal.deliver(SignalRelay.number(of: signal), to: terminal)
      #expect(terminal.events() == [.signal(signal), .key(.character("x"))])
    }
  }

  @Test("A terminal that has gone away is a hang-up, not an endless stream of nothing")
  func hangup() throws {
    // The far end of a pseudo terminal reports a hang-up once its only user has closed it.
    let device = try #require(PseudoTerminal())
    let terminal = try Terminal(environment: PseudoTerminal.environment, options: device.options)
    let devNull = open("/dev/null", O_RDONLY)
    dup2(devNull, device.inside)
    close(devNull)
    #expect(terminal.events() == [.signal(.hangup)])
  }

  @Test("A wait with a timeout ends without an event, and a message ends any wait")
  func waiting() throws {
    try withTerminal { terminal, _ in
      #expect(terminal.events(timeout: .milliseconds(1)).isEmpty)
      let mailbox = Mailbox<Int>(waking: terminal.wakePipe)
      mailbox.post(1)
      mailbox.post(2)
      #expect(terminal.events() == [.wake])
      #expect(mailbox.drain() == [1, 2])
    }
  }

  @Test("Colours follow the environment: none at all with NO_COLOR, and another look repaints")
  func colors() throws {
    try withTerminal { terminal, device in
      terminal.paint(frame("text"))
      #expect(device.output().contains("\u{1B}[38;5;210m"))
      terminal.look.theme.appearance = .light
      #expect(device.output().contains("\u{1B}[38;5;160m"))
    }
    var environment = PseudoTerminal.environment
    environment.noColor = "1"
    try withTerminal(environment) { terminal, device in
      terminal.paint(frame("text"))
      let output = device.output()
      #expect(output.contains("text") && !output.contains("38;5") && !output.contains("\u{1B}[3"))
    }
  }

  @Test("Without UTF-8 everything sent is ASCII")
  func ascii() throws {
    var environment = PseudoTerminal.environment
    environment.localeName = "C"
    try withTerminal(environment) { terminal, device in
      #expect(terminal.look.symbols == .ascii)
      terminal.paint(frame("漢 é × ─"))
      let output = device.output()
      #expect(output.contains("?  e x -") && output.allSatisfy { $0.isASCII })
    }
  }

  @Test("A terminal that can't be used is refused with its reason, untouched")
  func refusals() throws {
    let device = try #require(PseudoTerminal())
    let before = device.modes
    func failure(_ type: String, _ options: TerminalOptions) -> TerminalError? {
      do {
        _ = try Terminal(environment: TerminalEnvironment(terminalType: type), options: options)
        return nil
      } catch {
        return error
      }
    }
    #expect(failure("dumb", device.options) == .cannotMoveCursor(type: "dumb"))
    #expect(failure("no-such-terminal", device.options) == .unknownType("no-such-terminal"))
    #expect(failure("", device.options) == .typeMissing)
    var options = device.options
    options.inputDescriptor = -1
    #expect(failure("xterm", options) == .notATerminal(stream: "standard input"))
    options = device.options
    options.outputDescriptor = -1
    #expect(failure("xterm", options) == .notATerminal(stream: "standard output"))
    #expect(device.modes == before && device.output().isEmpty)
    let first = try Terminal(environment: PseudoTerminal.environment, options: device.options)
    #expect(failure("xterm", device.options) == .alreadyOpen)
    first.close()
  }

  @Test("Copying sends the clipboard sequence, unless the text is too long")
  func copying() throws {
    try withTerminal { terminal, device in
      #expect(terminal.copy("plan"))
      #expect(device.output().hasSuffix("\u{1B}]52;c;cGxhbg==\u{07}"))
      #expect(!terminal.copy(String(repeating: "x", count: 60_000)))
    }
  }
}
