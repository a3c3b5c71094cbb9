import Domain
import Export
import FoundationEssentials
import TestSupport
import Testing

@testable import TerminalFace

@Suite("Writing a plan to a file")
struct TerminalExportTests {
  private static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test(
    "The bytes are those of Export",
    arguments: [("plan.json", ExportFormat.json), ("p.csv", .csv), ("p.md", .markdown), ("p", .json)])
  func bytes(name: String, format: ExportFormat) throws {
    let plan = FixturePlanner.plan(try FixturePlanner.request())
    try withTemporaryFolder { folder in
      let path = "\(folder)/\(name)"
      #expect(PlanWriter.write(plan, to: path, ifExists: .ask) == .written(path: path))
      let expected = try PlanExport.text(plan, as: format)
      #expect(try Self.text(path) == expected)
    }
  }

  @Test("A file that exists is asked about, numbered, or overwritten, as was wished")
  func existing() throws {
    let plan = FixturePlanner.plan(try FixturePlanner.request())
    try withTemporaryFolder { folder in
      let path = "\(folder)/plan.json"
      try OutputFile.write("mine", to: path)
      #expect(PlanWriter.write(plan, to: path, ifExists: .ask) == .exists(path: path))
      #expect(try Self.text(path) == "mine")
      for number in 2...4 {
        let other = "\(folder)/plan-\(number).json"
        #expect(PlanWriter.write(plan, to: path, ifExists: .chooseAnotherName) == .written(path: other))
      }
      #expect(try Self.text(path) == "mine")
      #expect(PlanWriter.write(plan, to: path, ifExists: .overwrite) == .written(path: path))
      let expected = try PlanExport.text(plan, as: .json)
      #expect(try Self.text(path) == expected)
    }
  }

  @Test("A folder that isn't there is a problem said in the dialog, which stays")
  func failure() throws {
    var driver = try Driver.ready(services: FixtureServices.make(export: PlanWriter.write))
    try driver.press("e ctrl-u")
    driver.type("/no/such/folder/plan.json")
    try driver.press("enter")
    guard case .export(let dialog) = driver.state.shared.overlay else {
      Issue.record("the dialog has closed")
      return
    }
    #expect(dialog.problem?.contains("/no/such/folder/plan.json") == true)
  }

  @Test("A typed name that exists is overwritten only after a second Enter, and editing asks again")
  func asks() throws {
    var driver = try Driver.ready()
    try driver.press("e ctrl-u")
    driver.type("taken.json")
    try driver.press("enter")
    #expect(driver.screen.contains("taken.json exists"))
    try driver.press("backspace n")
    #expect(!driver.screen.contains("taken.json exists"))
    try driver.press("enter")
    #expect(driver.screen.contains("taken.json exists"), "an edited name is asked about anew")
    try driver.press("enter")
    #expect(driver.screen.contains("Wrote taken.json"))
  }

  @Test("The proposed name is one that any file system takes")
  func proposal() throws {
    var request = try FixturePlanner.request(model: "/home/me/My Model.json", accelerator: "h100-sxm")
    request.count = 2
    #expect(ExportNaming.proposal(FixturePlanner.plan(request)) == "My-Model-2x-h100-sxm.json")
  }
}
