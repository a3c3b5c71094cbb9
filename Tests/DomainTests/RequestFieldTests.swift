import Domain
import FoundationEssentials
import TestSupport
import Testing

@Suite("The table of a request's fields")
struct RequestFieldTests {
  private func request() throws -> PlanRequest {
    var request = try ShippedCatalogs.planner().request(model: "qwen3-8b", accelerator: "l4")
    request.count = 2
    request.scheme = "w8a16"
    request.keyValueCache = .fp8
    request.weights = "w.safetensors"
    request.weightsPolicy = .recorded
    return request.withEverythingSaid
  }

  @Test("Each row has a name of its own")
  func names() {
    #expect(Set(RequestField.all.map(\.id)).count == RequestField.all.count)
  }

  @Test("What a field writes it reads again, and copying takes the value", arguments: RequestField.all)
  func roundTrip(field: RequestField) throws {
    let full = try request()
    let plain = try ShippedCatalogs.planner().request(model: "llama-3.1-8b", accelerator: "h100-sxm")
    let text = try #require(field.text(in: full))
    var (read, copied, again) = (plain, plain, full)
    try field.set(text, in: &read)
    field.copy(from: full, to: &copied)
    #expect(read == copied)
    try field.set(text, in: &again)
    #expect(again == full)
  }

  @Test(
    "A value out of range is refused wherever it comes from",
    arguments: [
      (RequestField.count, ["0", "100001", "-1", "1.5"]), (.contextTokens, ["0", "1000000001", "x", ""]),
      (.concurrency, ["0", "999999999", "99999999999999999999"]),
      (.requestsPerSecond, ["0", "-1", "nan", "inf", "2m", "1e-16", "1e-320"]), (.documents, ["1e-308"]),
      (.requestsPerDay, ["1e-308"]), (.horizonSeconds, ["0.9s", "1e-320"]), (.owned, ["0.9s", "1e-320"]),
      (.maximumTimeToFirstTokenSeconds, ["0", "1e10"]), (.mode, ["sometimes"]), (.weightsPolicy, ["auto"]),
      (.simulate, ["yes", "none", ""]),
    ])
  func refused(field: RequestField, texts: [String]) throws {
    var request = try request()
    let before = request
    for text in texts {
      #expect(throws: RequestProblem.self, "\(text)") { try field.set(text, in: &request) }
      #expect(request == before)
    }
  }

  private static let notations = ["0x10", "0x1p3", "nan", "inf", "+5", "1e", "1,5", "5_0", ".", "--5", "٣"]
  private static let places: [(before: String, after: String)] = [
    ("", ""), ("", "ms"), ("", "h"), ("", "%"), ("$", ""), ("EUR=", ""), ("1x", ""), ("", ":8"), ("8:", ""),
    ("cpu:", ""),
    ("", "k"), ("", "@conversation"), ("", "@p95"),
  ]

  @Test(
    "Notations that programs have and people don't are no numbers, wherever a number may stand",
    arguments: RequestField.all.filter { !$0.reads("a-name") })
  func notations(field: RequestField) {
    for number in Self.notations {
      for place in Self.places {
        let text = place.before + number + place.after
        #expect(!field.reads(text), "\(text)")
      }
    }
  }

  @Test("A request that says what no option takes is found out by the same range")
  func checked() throws {
    var request = try request()
    request.concurrency = 999_999_999
    #expect(throws: RequestProblem.self) { try RequestField.concurrency.check(request) }
    #expect(RequestField.concurrency.clamped(999_999_999) == 10_000_000)
  }

  @Test("Lengths of any size give no overflow", arguments: [Int.min, -1, 0, 1, Int.max])
  func hugeLengths(length: Int) throws {
    var request = try request()
    request.inputTokens = length
    request.outputTokens = .max
    for changes: RequestChanges in [
      [.inputTokens: "5"], [.contextTokens: "8k"], [.outputTokens: "1", .contextTokens: "1"],
    ] {
      try request.apply(changes)
    }
  }

  /// Any JSON value, of which only the key counts.
  private struct Anything: Decodable {
    init(from decoder: any Decoder) {}
  }
}

@Suite("Numbers as people write them")
struct NumberReaderTests {
  @Test(
    "Whole numbers",
    arguments: [
      ("8192", 8192, 8192), ("8,192", 8192, 8192), (" 8k ", 8192, 8000), ("128K", 131_072, 128_000),
      ("1m", 1_048_576, 1_000_000), ("1_000", 1000, 1000), ("-3", -3, -3),
    ])
  func whole(text: String, binary: Int, decimal: Int) {
    #expect(NumberReader.binary.whole(text) == binary)
    #expect(NumberReader.decimal.whole(text) == decimal)
  }

  @Test(
    "What is no number is none",
    arguments: [
      "", "k", "1.5", "1e3", "--1", "9999999999999999999", "9999999999999m", "x", "+5", "0x10", "1,5", "1,0000", ",100",
      "1 6",
    ])
  func none(text: String) {
    #expect(NumberReader.binary.whole(text) == nil)
  }

  @Test(
    "Real numbers",
    arguments: [
      ("0.5", 0.5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("2.5E-1", 0.25), ("-3", -3), ("1,234.5", 1234.5),
      ("1.5k", 1500), ("2 M", 2e6), ("007", 7),
    ])
  func real(text: String, number: Double) {
    #expect(NumberReader.decimal.real(text) == number)
  }

  @Test(
    "What no one writes for a number is none",
    arguments: [
      "", "nan", "inf", "infinity", "-inf", "0x10", "0x1p3", "1p3", "+5", "1e", "e3", "1e+", "1.2.3", "1,5", "1.5,000",
      "1e999", "-", ".", "--1", "1e1.5", "٣",
    ])
  func notReal(text: String) {
    #expect(NumberReader.decimal.real(text) == nil)
    #expect(DurationReader.seconds.read(text) == nil)
    #expect(DurationReader.seconds.read(text + "s") == nil)
  }
}

@Suite("What a name stands for")
struct ReferenceTests {
  private static let names: [(String, Reference)] = [
    ("llama-4-scout", .catalog("llama-4-scout")), ("owner/model", .catalog("owner/model")),
    ("mine.json", .file(path: "mine.json")), ("./folder", .file(path: "./folder")), (".", .file(path: ".")),
    ("~/mine.json", .file(path: "/home/me/mine.json")), ("~/nothing", .catalog("~/nothing")),
    ("w4a16-g128+int8:down_proj", .mix("w4a16-g128+int8:down_proj")), ("hf:owner/model", .hub("owner/model")),
    ("a+b.json", .file(path: "a+b.json")), ("./nothing", .file(path: "./nothing")), ("/none", .file(path: "/none")),
    ("../none", .file(path: "../none")),
  ]

  @Test("Files, folders, mixes, hubs, and all else is the catalogs'", arguments: names)
  func kinds(name: String, expected: Reference) {
    #expect(Reference(name, home: "/home/me") { ["./folder", "."].contains($0) } == expected)
  }
}
