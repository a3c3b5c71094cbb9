import Platform

@testable import TerminalCurses

/// A terminal without a screen: the program's end is a real terminal device, the other end is in the test's hands.
final class PseudoTerminal: Sendable {
  /// The side that a person and a screen would have.
  let outside: Int32
  /// The side that the program has.
  let inside: Int32
  let path: String

  // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>: macros that Swift can't import, as it can't posix_openpt.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  init?(columns: UInt16 = 80, rows: UInt16 = 24) {
    outside = Platform.open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (locked, number) = (Int32(0), Int32(0))
    guard outside >= 0, ioctl(outside, Self.setLock, &locked) == 0, ioctl(outside, Self.getNumber, &number) == 0
    else { return nil }
    path = "/dev/pts/\(number)"
    inside = Platform.open(path, O_RDWR | O_NOCTTY)
    guard inside >= 0 else { return nil }
    resize(columns: columns, rows: rows)
    _ = fcntl(outside, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(inside)
    close(outside)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(inside, UInt(TIOCSWINSZ), &size)
  }

  /// Types bytes as the terminal would send them.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(outside, bytes, bytes.count)
  }

  /// Everything that the program has written so far.
  func output() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(outside, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
    }
  }

  /// The modes that tell whether a terminal has been put back.
  var modes: [UInt32] {
    var modes = termios()
    tcgetattr(inside, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  var options: TerminalOptions {
    var options = TerminalOptions()
    options.inputDescriptor = inside
    options.outputDescriptor = inside
    return options
  }

  /// Sends this process a signal and waits until the terminal has heard of it.
  ///
  /// It goes to the process, since the threads that run tests block signals.
  static func deliver(_ signal: Int32, to terminal: Terminal) {
    func heard() -> Int32 {
      var count: Int32 = 0
      _ = ioctl(terminal.wakePipe.readDescriptor, UInt(FIONREAD), &count)
      return count
    }
    let before = heard()
    kill(getpid(), signal)
    while heard() == before { sched_yield() }
  }

  static let environment = TerminalEnvironment(terminalType: "xterm-256color", localeName: "C.UTF-8")
}
