import TerminalCurses
import TerminalModel

/// The interactive screen.
package enum TerminalFace {
  /// Runs until the user leaves and returns the exit status, 0; a signal ends the program as signals do (130, 143, 129).
  ///
  /// Throws `TerminalError` where there is no terminal that can show a screen; then nothing has been changed on it.
  package static func run(_ options: SessionOptions) throws -> Int32 {
    var wishes = TerminalOptions()
    wishes.appearance = options.appearance
    wishes.forcesMono = options.forcesMono
    wishes.forcesASCII = options.forcesASCII
    let keys = try KeysFile.load(options.keysPath)
    let terminal = try Terminal(options: wishes)
    let session = TerminalSession(options, terminal: terminal, keys: keys)
    switch session.run() {
    case .quit:
      terminal.close()
      return 0
    case .signal(let signal):
      terminal.die(of: signal)
    }
  }

  /// Plays steps without a terminal and returns the frames that they ask for; throws `ScriptError` for a step that can't be done.
  ///
  /// See `ScriptPlayer` for the steps.
  package static func runScript(
    _ steps: String, _ options: SessionOptions, size: Size = .classic
  ) throws -> String {
    var player = try ScriptPlayer(options, size: size)
    return try player.play(steps)
  }
}
