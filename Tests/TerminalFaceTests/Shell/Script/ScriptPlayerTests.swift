import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Scripts")
struct ScriptTests {
  private static let options = SessionOptions(services: FixtureServices.make(), keysPath: nil)

  @Test("A script that asks for no frame gives the last one")
  func lastFrame() throws {
    let text = try TerminalFace.runScript("wait", Self.options)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    #expect(text.contains("YES"))
  }

  @Test("The same script gives the same text")
  func deterministic() throws {
    let steps = "wait\nr\nwait\nframe a\n? \nframe b\nesc\n/\ntype qwen\nenter\nwait\nframe c"
    let first = try TerminalFace.runScript(steps, Self.options)
    #expect(try TerminalFace.runScript(steps, Self.options) == first)
  }

  @Test(
    "A step that can't be done names its line",
    arguments: [("wait\nfly", 2, "fly"), ("do nothing-known", 1, "nothing-known"), ("# x\n\nresize big", 3, "big")])
  func wrongSteps(steps: String, line: Int, word: String) {
    do {
      _ = try TerminalFace.runScript(steps, Self.options)
      Issue.record("no error")
    } catch let error as ScriptError {
      #expect(error.line == line)
      #expect(error.problem.contains(word))
    } catch {
      Issue.record("another error: \(error)")
    }
  }

  @Test("A step that can't be done is told in plain words")
  func plainWords() {
    let error = #expect(throws: ScriptError.self) { try TerminalFace.runScript("wait\nresize big", Self.options) }
    #expect(error?.description == "line 2: “big” is not a size; expected one such as 80x24")
  }

  @Test("Nothing is played after quitting")
  func stopsAtQuit() throws {
    let text = try TerminalFace.runScript("wait\nframe before\nq\nframe after", Self.options)
    #expect(!text.contains("after"))
  }

  @Test("Actions have names, whatever keys they have")
  func actionNames() throws {
    let text = try TerminalFace.runScript("wait\ndo toggle-mode\nwait\nframe", Self.options)
    #expect(text.contains("chat, offline"))
  }
}
