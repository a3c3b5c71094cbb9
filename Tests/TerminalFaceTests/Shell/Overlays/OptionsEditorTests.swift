import Domain
import TerminalModel
import TestSupport
import Testing

@testable import TerminalFace

@Suite("Options typed inside the interface")
struct OptionsEditorTests {
  private func driver() throws -> Driver { try Driver.ready(services: .real(try ShippedCatalogs.store())) }

  /// Presses what opens a field, those of the options unless others are told, types into it and enters it.
  private func enter(_ text: String, after keys: String = "O", in driver: inout Driver) throws {
    try driver.press(keys)
    driver.type(text)
    try driver.press("enter")
  }

  @Test("Targets, load and objective are changed as on the command line, and taken back with one key")
  func change() throws {
    var driver = try driver()
    let before = driver.state.shared.question.current
    try enter("--count auto --request-rate 2 --max-ttft 1s@p95 --objective latency", in: &driver)
    let request = try #require(driver.state.shared.plan?.request)
    #expect(request.requestsPerSecond == 2 && request.objective == .latency && request.count == nil)
    #expect(request.timeToFirstTokenPercentile == .p95)
    #expect(driver.screen.contains("2.00 req/s"))
    try driver.press("u")
    #expect(driver.state.shared.question.current == before)
  }

  static let mistakes = [
    ("--max-tftt 1s", "--max-ttft"), ("--gpu_memory_utilization 0.8", "--memory-utilization"),
    ("--request-rate", "found nothing"), ("rag", "found rag"),
    ("--workload 'rag", "never closed"),
  ]

  @Test("What can't be read stays in its field with the reason", arguments: mistakes)
  func mistake(text: String, words: String) throws {
    var driver = try driver()
    let before = driver.state.shared.question.current
    try enter(text, in: &driver)
    #expect(driver.screen.contains(words) && driver.state.shared.question.current == before)
    guard case .options = driver.state.shared.overlay else {
      Issue.record("the field has closed")
      return
    }
  }

  @Test("A value that the field doesn't take is told with what is expected, and the question stays")
  func badValue() throws {
    var driver = try driver()
    let before = driver.state.shared.question.current
    try enter("--request-rate many", in: &driver)
    #expect(driver.screen.contains("requests per second") && driver.state.shared.question.current == before)
    guard case .options(let editor) = driver.state.shared.overlay else {
      Issue.record("the field has closed")
      return
    }
    #expect(editor.text.text == "--request-rate many")
    for _ in 0..<4 { try driver.press("backspace") }
    driver.type("3")
    try driver.press("enter")
    #expect(driver.state.shared.question.current?.requestsPerSecond == 3)
  }

  @Test("A name that was asked for is left to the planner again by auto")
  func automatic() throws {
    var driver = try driver()
    let before = try #require(driver.state.shared.question.current)
    try enter("--region sweden --workload rag --engine sglang", in: &driver)
    let asked = try #require(driver.state.shared.question.current)
    #expect((asked.region, asked.workload, asked.engine) == ("sweden", "rag", "sglang"))
    try enter("--region auto --workload auto --engine auto", in: &driver)
    #expect(driver.state.shared.question.current == before)
  }

  @Test("A number that is proposed is replaced by what is typed, and kept where the cursor moves first")
  func proposed() throws {
    var driver = try driver()
    try enter("4", after: "#", in: &driver)
    #expect(driver.state.shared.question.current?.count == 4)
    try enter("0", after: "# end", in: &driver)
    #expect(driver.state.shared.question.current?.count == 40)
  }
}
