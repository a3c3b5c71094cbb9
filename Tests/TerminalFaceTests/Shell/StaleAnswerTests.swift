import Domain
import Quantities
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Answers that come too late")
struct StaleAnswerTests {
  @Test("Only the plan of the newest question is shown, whatever the order of answers")
  func stalePlans() throws {
    var driver = try Driver.ready()
    try driver.pressOnly("+ + +")
    let answers = driver.waiting.flatMap { driver.messages(of: $0) }
    driver.waiting = []
    for answer in answers.reversed() { _ = update(&driver.state, answer) }
    #expect(driver.state.plan?.request.count == 4)
    for answer in answers { _ = update(&driver.state, answer) }
    #expect(driver.state.plan?.request.count == 4)
    #expect(driver.state.answer.pending == nil)
  }

  @Test("A choice that is overtaken by another change is dropped")
  func staleRevision() throws {
    var driver = try Driver.ready()
    try driver.pressOnly("M m a v enter")
    let late = driver.waiting.flatMap { driver.messages(of: $0) }
    driver.waiting = []
    try driver.press("o")
    for message in late { driver.waiting += update(&driver.state, message) }
    driver.settle()
    #expect(driver.state.question.current?.model == "llama-4-scout")
    #expect(driver.state.question.current?.mode == .offline)
  }

  @Test("Rows of a measurement that was stopped, or begun anew, are dropped")
  func staleMeasurement() throws {
    var driver = try Driver.ready()
    try driver.pressOnly("r")
    let first = driver.waiting.flatMap { driver.messages(of: $0) }
    driver.waiting = []
    for message in first.prefix(3) { _ = update(&driver.state, message) }
    #expect(driver.state.laboratory.rows.count == 3)
    try driver.pressOnly("r")
    #expect(driver.state.laboratory.phase == .cancelled)
    for message in first.dropFirst(3) { _ = update(&driver.state, message) }
    #expect(driver.state.laboratory.rows.count == 3, "what was measured stays, and nothing is added")
    try driver.pressOnly("r")
    for message in first { _ = update(&driver.state, message) }
    #expect(driver.state.laboratory.rows.isEmpty)
    #expect(driver.state.laboratory.isRunning)
  }

  @Test("A measurement ends with its rows and its interval, and one of real weights with a new plan")
  func measurement() throws {
    for weights in [nil, "model.safetensors"] {
      var driver = try Driver.ready(start: StartingPoint(weights: weights))
      let number = driver.state.answer.lastNumber
      try driver.press("r")
      #expect(driver.state.laboratory.phase == .finished)
      #expect(driver.state.laboratory.rows == FixtureServices.tensors)
      #expect(driver.state.laboratory.estimate != nil)
      #expect(driver.screen.contains("SYNTHETIC weights") == (weights == nil), "invented weights are called so")
      #expect(driver.state.answer.lastNumber == (weights == nil ? number : number + 1), "real ones sharpen the plan")
    }
  }

  @Test("A measurement that can't be made says why")
  func failedMeasurement() throws {
    var driver = try Driver.ready()
    try driver.press("g enter r")
    #expect(driver.state.laboratory.phase == .failed("bf16 has no error to measure."))
    #expect(driver.screen.contains("bf16 has no error to measure."))
  }

  @Test("A question without an answer says why, and undo goes back")
  func failedPlan() throws {
    var driver = try Driver.ready()
    try driver.press("c ctrl-u")
    driver.type("2m")
    try driver.press("enter")
    #expect(driver.screen.contains("NO ANSWER"))
    #expect(driver.screen.contains("1,048,576 positions"))
    #expect(driver.state.availability(of: .export) != .enabled)
    try driver.press("u")
    #expect(driver.screen.contains("YES at w4a16-g128"))
  }

  @Test("A start that fails says why, and another model can be chosen")
  func failedStart() throws {
    var driver = try Driver.ready(start: StartingPoint(model: "no-such-model"))
    #expect(driver.screen.contains("No model is called `no-such-model`."))
    try driver.press("M")
    driver.type("scout")
    try driver.press("enter")
    #expect(driver.state.plan != nil)
    #expect(!driver.screen.contains("NO ANSWER"))
  }
}
