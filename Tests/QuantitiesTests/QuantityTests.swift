import FoundationEssentials
import Quantities
import Testing

@Suite("Quantities")
struct QuantityTests {
  @Test("Sums of bytes saturate instead of trapping")
  func saturation() {
    #expect(ByteCount(.max) + ByteCount(1) == ByteCount(.max))
    #expect(ByteCount(.min) - ByteCount(1) == ByteCount(.min))
    #expect(ByteCount(.max) * 2 == ByteCount(.max))
    #expect(ByteCount(.max) * -2 == ByteCount(.min))
    #expect(ByteCount(roundingUp: 1e300) == ByteCount(.max))
  }

  @Test("Gibibytes are binary and gigabytes decimal")
  func units() {
    #expect(ByteCount.gibibytes(1).bytes == 1_073_741_824)
    #expect(ByteCount.gigabytes(80).bytes == 80_000_000_000)
    #expect(ByteCount.mebibytes(81_559).bytes == 85_520_809_984)
  }

  @Test("Computed sizes round up, so that nothing is short by a byte")
  func rounding() {
    #expect(ByteCount(roundingUp: 10.0001) == ByteCount(11))
    #expect(ByteCount(roundingUp: 10) == ByteCount(10))
  }

  @Test("Intervals are never inside out", arguments: [(1.0, 2.0, 3.0), (3.0, 1.0, 2.0), (2.0, 2.0, 1.0)])
  func intervals(low: Double, likely: Double, high: Double) {
    let interval = Interval(low: low, likely: likely, high: high)
    #expect(interval.low <= interval.likely && interval.likely <= interval.high)
  }

  @Test("Quantities are bare numbers in JSON")
  func coding() throws {
    let encoded = try JSONEncoder().encode([ByteRate.gigabytesPerSecond(3350)])
    #expect(String(decoding: encoded, as: UTF8.self) == "[3350000000000]")
    #expect(try JSONDecoder().decode([ByteCount].self, from: Data("[12]".utf8)) == [ByteCount(12)])
  }
}
