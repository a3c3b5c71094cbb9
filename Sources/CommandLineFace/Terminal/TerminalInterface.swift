import Catalogs
import Planning
import TerminalCurses
import TerminalFace
import TerminalModel

/// The way to the terminal interface: the only file that knows its entry points.
struct TerminalInterface {
  var start = StartingPoint()
  /// Nil asks the environment.
  var appearance: Appearance?
  var isMono = false
  var isASCII = false

  /// Runs until the user leaves; returns the exit status.
  func run(_ catalogs: CatalogStore) throws -> Int32 {
    do {
      return try TerminalFace.run(options(catalogs))
    } catch let error as TerminalError {
      throw Failure("\(error)", status: ExitStatus.noTerminal)
    } catch let error as KeyMapError {
      throw Failure("\(error)", status: ExitStatus.data)
    }
  }

  /// Plays steps and returns the frames as text.
  func play(_ steps: String, file: String, size: Size, _ catalogs: CatalogStore) throws -> String {
    do {
      return try TerminalFace.runScript(steps, options(catalogs), size: size)
    } catch let error as ScriptError {
      throw Failure("\(file), \(error)", status: ExitStatus.data)
    } catch let error as KeyMapError {
      throw Failure("\(error)", status: ExitStatus.data)
    }
  }

  private func options(_ catalogs: CatalogStore) -> SessionOptions {
    // The first frame shows what is asked before anything has been looked up; defaults that can't be read are said by the
    // first answer.
    let opening = try? Planner(catalogs: catalogs).resolver.openingChanges(start.changes)
    return SessionOptions(
      services: .real(catalogs), start: opening.map { StartingPoint($0) } ?? start, appearance: appearance,
      forcesMono: isMono, forcesASCII: isASCII)
  }
}
