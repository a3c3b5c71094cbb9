import Domain
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Prices of a user's own")
struct PriceFileTests {
  private func read(_ text: String, currency: Currency? = nil) throws -> [OwnPrice] {
    let folder = try TemporaryCatalog()
    try FileSystem.write(Array(text.utf8), to: "\(folder.path)/mine.csv")
    return try PriceFile.read("\(folder.path)/mine.csv", currency: currency, catalogs: SourceTree.shipped)
  }

  @Test("Columns come in any order, empty cells leave it, and lines end as they like")
  func columns() throws {
    let text =
      "\u{FEFF}price,accelerator,market,region,currency,date\r\n\"2.10\",h100,,,,\r\n"
      + "1,\"NVIDIA L4\",spot,kenya,EUR,2026-05\n\n$55.5,p5.48xlarge,reserved,us-east-1,USD,2026"
    let prices = try read(text, currency: Currency(name: "EUR", usd: 1.5))
    #expect(prices.map(\.subject) == [.accelerator("h100-sxm-80gb"), .accelerator("l4"), .instance("p5.48xlarge")])
    #expect(prices.map(\.usdPerHour) == [2.1, 1.5, 55.5])
    #expect(prices.map(\.market) == [.onDemand, .spot, .reserved])
    #expect(prices.map(\.country) == [nil, "Kenya", "United States"])
    #expect(prices.map(\.date) == [nil, "2026-05", "2026"])
    #expect(prices.map(\.line) == [2, 3, 5])
  }

  @Test("Slices of TPUs and of cards have prices of their own")
  func slices() throws {
    let prices = try read("accelerator,price\nv5e-8,9.6\nh100-sxm-80gb-mig-1g-10gb,0.5\nV6E-16,40\n")
    #expect(
      prices.map(\.subject) == [.instance("v5e-8"), .accelerator("h100-sxm-80gb-mig-1g-10gb"), .instance("v6e-16")])
    #expect(try read("instance,price\nv5p-64,9.6\n").map(\.subject) == [.instance("v5p-64")])
  }

  @Test("A quote doubles within quotes, which may hold commas and lines")
  func quotes() throws {
    let rows = try DelimitedRows.read(Array("a,\"b, \"\"c\"\"\nd\"\ne,f".utf8))
    #expect(rows.map(\.fields) == [["a", "b, \"c\"\nd"], ["e", "f"]])
    #expect(rows.map(\.line) == [1, 3])
  }

  static let faults = [
    ("", ":1", "a line of columns"),
    ("price\n1", ":1", "accelerator or instance"),
    ("accelerator,price,price\nl4,1,2", ":1, `column 3`", "each once"),
    ("accelerator;price\nl4;1", ":1, `column 1`", "each once"),
    ("accelerator,price\nl4", ":2", "2 fields"),
    ("accelerator,price\nl4,1,2", ":2", "2 fields"),
    ("accelerator,price\nl4,-1", ":2, `price`", "a price by the hour"),
    ("accelerator,price\nl4,1e400", ":2, `price`", "a price by the hour"),
    ("accelerator,price\nl4,nan", ":2, `price`", "a price by the hour"),
    ("accelerator,price\nl4,\"2,10\"", ":2, `price`", "decimal point"),
    ("accelerator,price\nl4,0x1p3", ":2, `price`", "a price by the hour"),
    ("accelerator,price\nl4,", ":2, `price`", "a price by the hour"),
    ("accelerator,price\nl4,1\nno-such-gpu-at-all,1", ":3, `accelerator`", "an accelerator of the catalogs"),
    ("accelerator,price\n,1", ":2, `accelerator`", "an accelerator or an instance"),
    ("instance,price\nno.box,1", ":2, `instance`", "a machine of the catalogs"),
    ("accelerator,market,price\nl4,auction,1", ":2, `market`", "on-demand, reserved, spot"),
    ("accelerator,region,price\nl4,atlantis,1", ":2, `region`", "a region of the catalogs"),
    ("accelerator,price,currency\nl4,$1,EUR", ":2, `currency`", "USD"),
    ("accelerator,price,currency\nl4,1,€", ":2, `currency`", "letters"),
    ("accelerator,price,date\nl4,1,tomorrow", ":2, `date`", "a date"),
    ("accelerator,price\nl4,\"1", ":2", "a closing quote"),
    ("accelerator,price\nl4,\"1\"2", ":2", "a comma after a closing quote"),
    ("accelerator,price\nl4\0,1", ":2", "text in UTF-8"),
  ]

  @Test("A fault names line and column, what was expected and what was found", arguments: faults)
  func fault(text: String, place: String, expected: String) throws {
    let error = try #require(throws: CatalogError.self) { try read(text) }
    #expect(error.message.contains("mine.csv\(place)") && error.message.contains(expected), "\(error.message)")
  }

  @Test("A price in a currency without a rate is read without an amount, and says what it needs")
  func foreign() throws {
    let price = try #require(try read("accelerator,price,currency\nl4,1,eur").first)
    #expect(price.usdPerHour == nil && price.currency == "EUR" && price.point(accelerators: 1, here: "Kenya") == nil)
    let told = price.missingRate.message
    #expect(told.contains("mine.csv:2, `currency`") && told.contains("--currency tells (EUR=1.08)"))
  }

  @Test("Whatever the bytes are, they are read or refused")
  func noise() throws {
    var random = SeededRandom(seed: 7)
    let alphabet = Array("ab,\"\r\n1.\u{E9}\0;$l4".utf8) + [0xFF, 0xC3]
    for _ in 0..<400 {
      let bytes = (0..<Int(random.next() % 60)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      let rows = try? DelimitedRows.read(bytes)
      #expect(rows?.allSatisfy { !$0.fields.isEmpty } ?? true)
    }
  }

  /// SplitMix64.
  private struct SeededRandom {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}
