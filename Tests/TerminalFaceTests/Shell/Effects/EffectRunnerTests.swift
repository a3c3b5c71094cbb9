import Testing

@testable import TerminalFace

@Suite("Doing what effects ask for")
struct EffectRunnerTests {
  /// How many tensors a measurement reports.
  private static func measured(_ number: Int, by runner: EffectRunner) throws -> Int {
    let collected = Collector()
    let plan = FixturePlanner.plan(try FixturePlanner.request())
    runner.run(.measure(number: number, plan)) { collected.add($0) }
    return collected.messages.filter { if case .measured = $0 { true } else { false } }.count
  }

  @Test("A measurement that was cancelled before its turn measures nothing, and the next one all")
  func cancelledBeforeItBegins() throws {
    let runner = EffectRunner(services: FixtureServices.make())
    runner.run(.cancelMeasurements(upTo: 2)) { _ in }
    #expect(try Self.measured(1, by: runner) == 0)
    #expect(try Self.measured(2, by: runner) == 0)
    #expect(try Self.measured(3, by: runner) == FixtureServices.tensors.count)
  }

  @Test("Leaving cancels whatever comes")
  func leaving() throws {
    let runner = EffectRunner(services: FixtureServices.make())
    runner.run(.cancelMeasurements(upTo: .max)) { _ in }
    #expect(try Self.measured(7, by: runner) == 0)
  }
}
