import Domain
import JSON
import Presentation

extension RequestV1 {
  /// Keys that tell a part of another key's field.
  private static let companions = [
    RequestField.adapters.id: "adapterRank", RequestField.apiPrice.id: "apiUSDPerMillionOutputTokens",
  ]

  /// What is wrong with its numbers, as a sentence that names keys; nil where the options take them all.
  ///
  /// - Parameter node: what it was read from.
  func problem(in node: JSONNode) -> String? {
    let counts = 1...Double(RequestField.largestCount)
    for key in ["hostCount", "hostAccelerators"] where node[key]?.number.map({ !counts.contains($0) }) ?? false {
      return Self.sentence([key], node, "\(RequestField.count.content.expected)")
    }
    var asked = request
    if asked.loads.count > 1 {
      return Self.sentence(asked.loads.map(\.id), node, "one of them, as each says how much comes")
    }
    // What doesn't count, as it follows from the rest, is a number of sequences still.
    asked.concurrencyFollows = false
    do throws(RequestProblem) {
      for field in RequestField.all { try field.check(asked) }
      return nil
    } catch {
      let keys = [error.field.id] + [Self.companions[error.field.id]].compactMap(\.self)
      return Self.sentence(keys, node, "what \(error.field.flag) takes, \(error.expected)")
    }
  }

  private static func sentence(_ keys: [String], _ node: JSONNode, _ expected: String) -> String {
    let told = keys.compactMap { key in node[key].map { (key, $0.summary) } }
    return "\(told.map { "\".request.\($0.0)\"" }.enumeration) should be \(expected): found "
      + told.map(\.1).enumeration
  }
}
