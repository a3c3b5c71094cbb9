import Domain
import Testing

@testable import TerminalFace

@Suite("Plans that are owed")
struct OwedPlanTests {
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
