import Testing

@testable import Domain

@Suite("Power that is drawn")
struct DrawnPowerTests {
  private static let power = DrawnPower(
    idle: 0.15, always: 0.6, whileReading: 0.1, whileComputing: 0.6, basis: "a test")

  private func share(busy: Double, reading: Double, computing: Double) -> Double {
    Self.power.share(.init(busy: busy, reading: reading, computing: computing))
  }

  @Test("It rises with what is done, from idle to no more than the board's")
  func rises() {
    var last = 0.0
    for step in 0...10 {
      let share = share(busy: 1, reading: 0.5, computing: Double(step) / 10)
      #expect(share >= last && share <= 1)
      last = share
    }
    #expect(share(busy: 1, reading: 1, computing: 0) > share(busy: 1, reading: 0, computing: 0))
    #expect(share(busy: 0, reading: 0, computing: 0) == 0.15)
    #expect(abs(share(busy: 0.5, reading: 0, computing: 0) - 0.375) < 1e-12)
  }

  @Test("Where nobody knows what is done it is the board's")
  func unknown() { #expect(Self.power.share(nil) == 1) }
}
