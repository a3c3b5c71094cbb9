import Quantities
import Testing

@testable import Presentation

@Suite("Numbers as people read them")
struct IntervalTextTests {
  @Test(
    "An estimate prints its likely value, its unit and its range",
    arguments: [
      (Interval(low: 0.0205, likely: 0.0241, high: 0.0277), "24.1 ms (20.5–27.7)"),
      (Interval(low: 0.9, likely: 1.2, high: 1.5), "1.20 s (0.900–1.50)"),
      (Interval(exactly: 0.00005), "50.0 µs"), (Interval(exactly: 0), "0 s"),
      (Interval(low: 100, likely: 120, high: 150), "2.00 min (1.67–2.50)"),
      (Interval(exactly: 7200), "2.00 h"),
    ])
  func times(interval: Interval, expected: String) {
    #expect(IntervalText.seconds(interval) == expected)
  }

  @Test(
    "Changes have a sign, and a range across zero is spelled out",
    arguments: [
      (Interval(low: 0.006, likely: 0.012, high: 0.025), "+1.2 % (0.60–2.5)"),
      (Interval(low: -0.01, likely: 0.02, high: 0.05), "+2.0 % (-1.0 to 5.0)"), (Interval(exactly: 0), "0 %"),
    ])
  func changes(interval: Interval, expected: String) {
    #expect(IntervalText.change(interval) == expected)
  }

  @Test(
    "Money has its range where that prints otherwise",
    arguments: [
      (Interval(low: 104, likely: 120, high: 141), "$120.00 ($104.00–$141.00)"), (Interval(exactly: 2.5), "$2.50"),
    ])
  func money(interval: Interval, expected: String) {
    #expect(IntervalText.dollars(interval) == expected)
  }

  @Test("Every range lies around its likely value", arguments: [1e-7, 0.0123, 1, 59.99, 61, 3599, 1e6])
  func ranges(likely: Double) {
    let text = IntervalText.seconds(Interval(likely, within: 0.2))
    #expect(text.contains("(") && text.hasSuffix(")"))
  }

  @Test(
    "Room has its sign in tables and its word in sentences",
    arguments: [
      (11_726_336_820, "+11", "10.9 GiB spare"), (-145_160_765_440, "−135", "short by 135.2 GiB"),
      (4_187_593_113, "+3.9", "3.9 GiB spare"), (0, "±0", "0 B spare"), (1_048_576, "±0", "1 MiB spare"),
    ] as [(Int64, String, String)])
  func spare(bytes: Int64, short: String, words: String) {
    #expect(NumberText.spare(ByteCount(bytes)) == short)
    #expect(NumberText.spareInWords(ByteCount(bytes)) == words)
  }

  @Test(
    "Small and huge numbers turn to exponents, and rounding may carry",
    arguments: [
      (0.0131, "0.0131"), (0.000123, "1.23e-4"), (1.234e-7, "1.23e-7"), (9.999e-5, "1.00e-4"), (0, "0"), (1, "1.00"),
      (-0.00056, "-5.60e-4"), (1.6225927682921336e31, "1.62e31"), (-3.4028234663852886e38, "-3.40e38"),
      (9.999e15, "1.00e16"), (1e15, "1.00e15"), (123_456_789, "123,456,789"), (.infinity, "inf"),
    ])
  func scientific(number: Double, expected: String) {
    #expect(NumberText.scientific(number) == expected)
  }

  @Test(
    "Needless zeros go",
    arguments: [(80, "80"), (79.6, "79.6"), (494.7, "494.7"), (1000, "1,000"), (0.1, "0.1"), (0, "0")])
  func trimmed(number: Double, expected: String) {
    #expect(NumberText.trimmed(number) == expected)
  }

  @Test("Bits drop needless zeros", arguments: [(4, "4"), (4.25, "4.25"), (4.125, "4.13"), (16, "16")])
  func bits(number: Double, expected: String) {
    #expect(NumberText.bits(number) == expected)
  }
}
