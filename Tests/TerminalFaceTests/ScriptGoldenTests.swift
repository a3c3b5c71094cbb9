import Domain
import FoundationEssentials
import TerminalModel
import TestSupport
import Testing

@testable import TerminalFace

@Suite("Scripted sessions show the screens that were reviewed")
struct ScriptGoldenTests {
  private static let folder = SourceTree.folder(of: #filePath) + "/Scripts"

  /// Script, size, whether only ASCII may be shown.
  private static let sessions: [(script: String, size: String, isASCII: Bool)] =
    [
      ("first-look", "80x24", false), ("first-look", "120x40", false), ("first-look", "80x24", true),
      ("first-look", "200x60", false), ("first-look", "40x10", false), ("panes", "80x24", false),
      ("does-not-fit", "80x24", false), ("search", "80x24", false), ("measure", "80x24", false),
      ("export", "80x24", false), ("help", "80x24", false), ("tiny", "80x24", false),
    ] + Self.screens

  /// Each further screen at the sizes that were reviewed.
  private static let screens: [(script: String, size: String, isASCII: Bool)] = ["fit", "compare", "memory", "forms"]
    .flatMap {
      script in
      [
        (script, "200x60", false), (script, "120x40", false), (script, "80x24", false), (script, "60x18", false),
        (script, "40x10", false), (script, "80x24", true),
      ]
    }

  @Test("The frames of a session", arguments: sessions)
  func frames(script: String, size: String, isASCII: Bool) throws {
    let steps = try String(contentsOfFile: Self.folder + "/\(script).steps", encoding: .utf8)
    let start = StartingPoint(
      [.model: "llama-4-scout", .accelerator: "h100-sxm", .count: "1", .workload: "chat"])
    let options = SessionOptions(
      services: FixtureServices.make(), start: start, forcesASCII: isASCII, keysPath: nil)
    let parsed = try #require(Size(parsing: size))
    let text = try TerminalFace.runScript(steps, options, size: parsed)
    try Golden.expect(text, matches: "\(script)-\(size)\(isASCII ? "-ascii" : "").txt")
  }
}
