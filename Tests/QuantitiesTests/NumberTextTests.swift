import Quantities
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
  @Test(
    "Fixed places round to the nearest and group thousands",
    arguments: [
      (3.14159, 2, "3.14"), (2.5, 0, "3"), (-0.004, 2, "0.00"), (-1234.5, 1, "-1,234.5"), (0.0, 1, "0.0"),
      (1_000_000.0, 0, "1,000,000"), (9.999, 2, "10.00"), (0.05, 1, "0.1"),
    ])
  func fixed(number: Double, places: Int, text: String) {
    #expect(NumberText.fixed(number, places) == text)
  }

  @Test(
    "Significant digits never print exponents",
    arguments: [
      (1234.0, "1,234"), (0.01234, "0.0123"), (12.345, "12.3"), (0.0, "0"), (1e-7, "0.000000100"), (1e-13, "0"),
      (-1e-15, "0"),
    ])
  func significant(number: Double, text: String) {
    #expect(NumberText.significant(number) == text)
  }

  @Test("Unknown and endless numbers are not printed as digits")
  func notFinite() {
    #expect(NumberText.fixed(.nan, 1) == "?")
    #expect(NumberText.fixed(.infinity, 1) == "inf")
    #expect(NumberText.significant(-.infinity) == "-inf")
  }

  @Test(
    "Sizes print in the unit that fits",
    arguments: [
      (Int64(0), "0 B"), (1023, "1,023 B"), (1024, "1 KiB"), (1 << 20, "1 MiB"), (1 << 30, "1.0 GiB"),
      (85_520_809_984, "79.6 GiB"), (-(3 << 30), "-3.0 GiB"),
    ])
  func bytes(count: Int64, text: String) {
    #expect(NumberText.bytes(ByteCount(count)) == text)
  }

  @Test(
    "Times print in the unit that fits",
    arguments: [(0.0000123, "12.3 µs"), (0.0123, "12.3 ms"), (1.5, "1.50 s"), (90, "1.50 min"), (7200, "2.00 h")])
  func seconds(value: Double, text: String) {
    #expect(NumberText.seconds(value) == text)
  }

  @Test(
    "Parameter counts print as people say them",
    arguments: [
      (Int64(108_641_793_536), "109B"), (6_738_415_616, "6.7B"), (22_713_216, "22.7M"), (1_026_408_232_448, "1.03T"),
    ])
  func parameters(count: Int64, text: String) {
    #expect(NumberText.parameters(count) == text)
  }
}
