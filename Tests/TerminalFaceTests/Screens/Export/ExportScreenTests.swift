import Domain
import Export
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("What is taken away")
struct ExportScreenTests {
  private func screen(_ driver: Driver) -> ExportScreen { driver.state.screens[ExportScreen.self] }

  @Test("Each form is shown as it is written, byte for byte")
  func texts() throws {
    var driver = try Driver.ready()
    try driver.press("9")
    let plan = try #require(driver.state.shared.plan)
    for target in ExportTarget.allCases {
      #expect(screen(driver).selected == target)
      #expect(screen(driver).text(driver.state.shared) == (try target.text(plan)))
      try driver.press("down")
    }
    #expect(ExportTarget.allCases.count == ExportFormat.allCases.count + 1)
  }

  @Test("Enter asks for a name with the form's ending, and writes that form")
  func written() throws {
    for (place, target) in ExportTarget.allCases.dropLast().enumerated() {
      var driver = try Driver.ready()
      try driver.press("9" + String(repeating: " down", count: place) + " enter")
      guard case .export(let dialog) = driver.state.shared.overlay else {
        Issue.record("no dialog for \(target)")
        continue
      }
      #expect(dialog.path.text.hasSuffix("." + target.ending))
      #expect(ExportFormat(path: dialog.path.text).map(ExportTarget.file) == target)
      try driver.press("enter")
      #expect(driver.state.shared.notice?.text.hasPrefix("Wrote ") == true)
    }
  }

  @Test("The command is copied, not written")
  func command() throws {
    var driver = try Driver.ready()
    try driver.press("9 end enter")
    #expect(driver.state.shared.notice?.text == "The command is copied, not written.")
    try driver.pressOnly("C")
    let plan = try #require(driver.state.shared.plan)
    #expect(driver.waiting == [.copy(try ExportTarget.command.text(plan), what: "the Command")])
  }

  @Test("The preview follows the question, and is read with Tab")
  func follows() throws {
    var driver = try Driver.ready()
    try driver.press("9 tab pgdn")
    #expect(screen(driver).isReading && screen(driver).scroll.offset > 0)
    try driver.press("}")
    let plan = try #require(driver.state.shared.plan)
    #expect(screen(driver).text(driver.state.shared) == (try ExportTarget.file(.json).text(plan)))
    try driver.press("esc")
    #expect(!screen(driver).isReading && driver.screen.contains("[9 Export]"))
  }
}
