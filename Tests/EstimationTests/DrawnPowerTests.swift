import Domain
import Testing

@testable import Estimation

@Suite("Power that is drawn")
struct DrawnPowerTests {
  @Test("It rises with what is done, and is never more than the board's")
  func rises() {
    var last = 0.0
    for step in 0...10 {
      let share = DrawnPower.share(.init(reading: 0.5, computing: Double(step) / 10))
      #expect(share >= last && share <= 1)
      last = share
    }
    #expect(DrawnPower.share(.init(reading: 1, computing: 0)) > DrawnPower.share(.init(reading: 0, computing: 0)))
  }

  @Test("Where nobody knows what is done it is the board's")
  func unknown() { #expect(DrawnPower.share(nil) == 1) }
}
