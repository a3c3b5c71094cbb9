import Testing

@testable import Simulation

@Suite("Reference engine")
struct SimulatorTests {
  @Test("Random small scenarios run as in the plain engine, to the bit")
  func equality() throws {
    var dice = Dice(state: 7)
    var (preemptions, shared, apart) = (0, 0, 0)
    for number in 0..<200 {
      let scenario = Scenario.random(&dice)
      var reference = ReferenceEngine(scenario, on: LinearClock())
      reference.run()
      let served = try Simulator.requests(of: scenario, on: LinearClock())
      let result = try Simulator.run(scenario, on: LinearClock())
      #expect(served.map(\.firstToken) == reference.sequences.map(\.first), "scenario \(number)")
      #expect(served.map(\.lastToken) == reference.sequences.map(\.last), "scenario \(number)")
      #expect(result.preemptions == reference.preemptions && result.passes == reference.passes, "scenario \(number)")
      #expect(result.peakCacheUse == Double(reference.mostBlocks) / Double(scenario.limits.blocks))
      preemptions += result.preemptions
      shared += scenario.sharedPrefix > 0 && result.preemptions > 0 ? 1 : 0
      apart += scenario.disaggregation != nil && result.preemptions > 0 ? 1 : 0
    }
    // The scenarios reach what is hard.
    #expect(preemptions > 500 && shared > 10 && apart > 3, "\(preemptions), \(shared), \(apart)")
  }
}
