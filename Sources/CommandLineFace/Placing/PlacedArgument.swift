import Domain
import Export
import FoundationEssentials
import Planning

/// A model to place, or an exported plan, and how many of it: `qwen3-8b`, `plan.json`, `10xbert-base`.
struct PlacedArgument: Sendable, Hashable {
  let text: String
  let name: String
  let copies: Int

  private static let mostCopies = 1000

  init(_ text: String) throws {
    self.text = text
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text[digits.endIndex...]
    guard let sign = rest.first, !digits.isEmpty, "x×".contains(sign), rest.count > 1 else {
      (name, copies) = (text, 1)
      return
    }
    guard let count = Int(digits), (1...Self.mostCopies).contains(count) else {
      throw ArgumentReader.Refusal(
        description: "the number of copies is '\(digits)'; expected a whole number from 1 to \(Self.mostCopies)")
    }
    (name, copies) = (String(rest.dropFirst()), count)
  }

  /// What is asked of each copy: an exported plan's question, or the model with its usual load; on as few accelerators
  /// as it takes where the plan doesn't say.
  ///
  /// - Parameters:
  ///   - rate: requests a second of a model that is named.
  ///   - others: what is asked of every model alike.
  func requests(
    on accelerator: String, rate: String?, others: RequestChanges, planner: Planner
  ) throws -> [PlanRequest] {
    var changes = others
    changes[.accelerator] = accelerator
    let earlier = isPlan ? try PlanFile.readRequest(name) : nil
    if earlier == nil { changes[.model] = name }
    if earlier == nil, let rate { (changes[.mode], changes[.requestsPerSecond]) = (ServingMode.online.rawValue, rate) }
    // Beside others a rate is what comes, not the least of as much as fits.
    if let earlier, earlier.mode == .offline, earlier.requestsPerSecond ?? earlier.requestsPerDay != nil {
      changes[.mode] = ServingMode.online.rawValue
    }
    if earlier?.count == nil { changes[.count] = "1" }
    var request = try planner.resolver.request(changes, from: earlier)
    if earlier?.count == nil { request.count = nil }
    return Array(repeating: request, count: copies)
  }

  /// Whether it is a file with a plan rather than with a model.
  private var isPlan: Bool {
    if name == "-" { return true }
    guard name.hasSuffix(".json"), let data = FileManager.default.contents(atPath: name) else { return false }
    return String(decoding: data, as: UTF8.self).contains("\"schemaVersion\"")
  }
}
