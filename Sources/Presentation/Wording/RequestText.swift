import Domain
import Quantities

/// What was asked, in words and as a command line.
package enum RequestText {
  /// "chat, online: 8 sequences at once, 8,192 tokens each (7,168 in, 1,024 out)".
  package static func load(_ request: PlanRequest) -> String {
    var text =
      "\(request.workload), \(request.mode.rawValue): \(NumberText.counted(request.concurrency, "sequence")) at once, "
      + "context \(NumberText.grouped(request.contextTokens)) tokens each"
      + " (\(NumberText.grouped(request.inputTokens)) in, \(NumberText.grouped(request.outputTokens)) out)"
    if let rate = request.requestsPerSecond { text += ", \(NumberText.significant(rate)) requests/s" }
    return text
  }

  /// The limits set; nil when there are none.
  package static func limits(_ request: PlanRequest) -> String? {
    var limits: [String] = []
    if let limit = request.maximumTimeToFirstTokenSeconds { limits.append("TTFT ≤ \(milliseconds(limit))") }
    if let limit = request.maximumTimePerOutputTokenSeconds { limits.append("TPOT ≤ \(milliseconds(limit))") }
    if let limit = request.maximumUSDPerHour { limits.append("rent ≤ \(NumberText.dollars(limit)) an hour") }
    return limits.isEmpty ? nil : limits.joined(separator: ", ")
  }

  /// The command that plans this request; every choice is spelled out, so that defaults can't change it.
  package static func command(_ request: PlanRequest) -> String {
    (["quantplan", "plan", quoted(request.model)] + flags(request).flatMap { [$0.name, quoted($0.value)] })
      .joined(separator: " ")
  }

  /// The flags by which a request differs from another of the same model: `--count 4 --scheme bf16`.
  package static func change(from old: PlanRequest, to new: PlanRequest) -> String {
    let before = Dictionary(flags(old).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let after = flags(new)
    let changed = after.filter { before[$0.name] != $0.value }
    let model = old.model == new.model ? [] : [quoted(new.model)]
    return (model + changed.map { "\($0.name) \(quoted($0.value))" }).joined(separator: " ")
  }

  /// Choices and limits are spelled out even when unset: a workload would bring its own.
  private static func flags(_ request: PlanRequest) -> [(name: String, value: String)] {
    RequestField.all.filter { !$0.flag.isEmpty }.compactMap { field in
      field.text(in: request).map { (field.flag, $0) }
    }
  }

  private static func milliseconds(_ seconds: Double) -> String {
    NumberText.trimmed(seconds * 1e3) + " ms"
  }

  /// A shell word; quoted where the shell would read more into it.
  private static func quoted(_ word: String) -> String {
    let safe = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:@%+,".contains($0)) }
    guard word.isEmpty || !safe else { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
