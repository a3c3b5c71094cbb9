import Domain
import JSON

/// One line of a trace, under the names that public traces use.
///
/// Mooncake: `timestamp` in milliseconds, `input_length`, `output_length` (its `hash_ids` are not read). Azure's:
/// `TIMESTAMP` as a date, `ContextTokens`, `GeneratedTokens`. BurstGPT: `Timestamp` in seconds, `Request tokens`,
/// `Response tokens`. Vidur: `arrived_at` in seconds, `num_prefill_tokens`, `num_decode_tokens`. OpenAI's usage:
/// `prompt_tokens`, `completion_tokens`. Case doesn't count.
struct TraceLine {
  private let members: [String: JSONNode]
  private let path: String
  private let number: Int

  private static let arrivals = ["arrival", "arrival_seconds", "arrival_time", "arrived_at", "timestamp"]
  private static let inputs = [
    "input_length", "input_tokens", "prompt_tokens", "contexttokens", "request tokens", "num_prefill_tokens",
  ]
  private static let outputs = [
    "output_length", "output_tokens", "completion_tokens", "generatedtokens", "response tokens", "num_decode_tokens",
  ]
  private static let longest = 100_000_000

  init(_ bytes: [UInt8], path: String, number: Int) throws(CatalogError) {
    self.path = path
    self.number = number
    let node: JSONNode
    do {
      node = try JSONNode(parsing: bytes)
    } catch {
      throw Self.fault(path, number, "", error.expected, error.found)
    }
    guard let members = node.members else { throw Self.fault(path, number, "", "an object", node.summary) }
    self.members = Dictionary(members.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func request() throws(CatalogError) -> Trace.Request {
    let (input, output) = (try value(Self.inputs), try value(Self.outputs))
    return Trace.Request(
      arrivalSeconds: try seconds(isMooncake: input.key == "input_length"), inputTokens: try tokens(input),
      outputTokens: try tokens(output))
  }

  private func value(_ names: [String]) throws(CatalogError) -> (key: String, node: JSONNode) {
    for name in names {
      if let node = members[name] { return (name, node) }
    }
    throw fault(names[0], "a key such as \(names.prefix(3).map { "`\($0)`" }.joined(separator: ", "))", "none")
  }

  private func tokens(_ value: (key: String, node: JSONNode)) throws(CatalogError) -> Int {
    guard let number = value.node.number, number == number.rounded(), (0...Double(Self.longest)).contains(number) else {
      throw fault(value.key, "a whole number from 0 to \(Self.longest)", value.node.summary)
    }
    // Failed requests are recorded with no answer; one token is the least that is served.
    return max(Int(number), 1)
  }

  /// - Parameter isMooncake: whether a `timestamp` is in milliseconds.
  private func seconds(isMooncake: Bool) throws(CatalogError) -> Double {
    let (key, node) = try value(Self.arrivals)
    if let text = node.string, let time = DateText.seconds(text) { return time }
    guard let number = node.number, (0...1e15).contains(number) else {
      throw fault(key, "a time: a number from 0, or a date (2023-11-16 18:15:46.68)", node.summary)
    }
    return key == "timestamp" && isMooncake ? number / 1000 : number
  }

  private func fault(_ key: String, _ expected: String, _ found: String) -> CatalogError {
    Self.fault(path, number, key, expected, found)
  }

  private static func fault(
    _ path: String, _ line: Int, _ key: String, _ expected: String, _ found: String
  ) -> CatalogError {
    .malformed(
      MalformedEntry(
        path: path, line: line, keyPath: key, expected: expected, found: found, fix: "correct or remove the line"))
  }
}
