import Domain
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Answers that come too late")
struct AnswerTests {
  @Test("Only the plan of the newest question is shown, whatever the order of answers")
  func stalePlans() throws {
    var driver = try Driver.ready()
    try driver.pressOnly("+ + +")
    let answers = driver.waiting.flatMap { driver.messages(of: $0) }
    driver.waiting = []
    for answer in answers.reversed() { _ = update(&driver.state, answer) }
    #expect(driver.state.shared.plan?.request.count == 4)
    for answer in answers { _ = update(&driver.state, answer) }
    #expect(driver.state.shared.plan?.request.count == 4)
    #expect(driver.state.shared.answer.pending == nil)
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
    #expect(driver.state.shared.question.current?.model == "llama-4-scout")
    #expect(driver.state.shared.question.current?.mode == .offline)
  }

  @Test("A question without an answer says why, and undo goes back")
  func failedPlan() throws {
    var driver = try Driver.ready()
    try driver.press("c ctrl-u")
    driver.type("2m")
    try driver.press("enter")
    #expect(driver.screen.contains("NO ANSWER"))
    #expect(driver.screen.contains("1,048,576 positions"))
    #expect(driver.state.availability(of: .question(.export)) != .enabled)
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
    #expect(driver.state.shared.plan != nil)
    #expect(!driver.screen.contains("NO ANSWER"))
  }

  @Test("A change that is none leaves the plan under way to be made", arguments: [true, false])
  func owed(isRefused: Bool) throws {
    var state = try Driver.ready().state
    var asked = try #require(state.shared.question.current)
    asked.concurrency = 4
    #expect(state.shared.ask(asked).count == 1)
    // Another change is asked for before the plan is there.
    let number = state.shared.answer.expect()
    let result: Result<PlanRequest, Failure> = isRefused ? .failure(Failure("no such workload")) : .success(asked)
    let effects = update(&state, .revised(number: number, result))
    let pending = try #require(state.shared.answer.pending)
    #expect(effects == [.plan(number: pending, asked)])
    // Once it is answered nothing is owed.
    let answered = try #require(state.shared.answer.answered)
    _ = update(&state, .planned(number: pending, .success(answered)))
    let later = state.shared.answer.expect()
    #expect(update(&state, .revised(number: later, .failure(Failure("no")))).isEmpty)
  }
}
