import Domain
import Quantities

/// What was asked, in words and as a command line.
package enum RequestText {
  /// "chat, online: 8 sequences at once, context 8,192 tokens each (7,168 in, 1,024 out)".
  ///
  /// - Parameters:
  ///   - sequences: how many are in flight, where the request leaves that to follow from the rest; nil where nothing
  ///     fits, and of several deployments, which differ in it.
  ///   - countsTokens: whether tokens go in; models that only see or draw have none.
  package static func load(_ request: PlanRequest, sequences: Int? = nil, countsTokens: Bool = true) -> String {
    let arriving =
      "\(request.workload), \(request.mode.rawValue): "
      + arrivals(request, sequences.map { NumberText.counted($0, countsTokens ? "sequence" : "image") })
    guard countsTokens else { return arriving }
    return arriving + ", context \(NumberText.counted(request.reachedTokens, "token"))\(images(request)) each"
      + " (\(NumberText.grouped(request.inputTokens)) in, \(NumberText.grouped(request.outputTokens)) out)"
  }

  private static func images(_ request: PlanRequest) -> String {
    guard let count = request.images, count > 0 else { return "" }
    return " and \(NumberText.counted(count, "image"))"
  }

  private static func arrivals(_ request: PlanRequest, _ count: String?) -> String {
    let wanted = wanted(request)
    let inFlight = count.map { ", so \($0) in flight" } ?? ""
    switch request.load {
    case .concurrency(let asked):
      return "\(NumberText.counted(asked, "sequence")) at once" + (wanted.map { ", \($0)" } ?? "")
    case .saturated:
      return (wanted.map { "\($0), " } ?? "") + most(request, "as many sequences")
        + (count.map { ", \($0)" } ?? "")
    case .rate(let rate):
      let day = request.requestsPerDay.map { daily($0, request) } ?? ""
      return "\(day)\(NumberText.significant(rate)) requests/s\(inFlight)"
    case .users(let users, let think):
      return "\(NumberText.counted(users, "user")) who think \(NumberText.significant(think)) s\(inFlight)"
    }
  }

  /// What comes, as short as a headline has it: "8 at once", "20.0 req/s", "10M docs".
  package static func arrivals(_ request: PlanRequest) -> String {
    if let documents = request.documents {
      return NumberText.parameters(Int64(min(documents, 1e15))).replacing(".0", with: "") + " docs"
    }
    switch request.load {
    case .concurrency(let asked): return "\(NumberText.grouped(asked)) at once"
    case .saturated: return most(request, "as many")
    case .rate(let rate): return "\(NumberText.significant(rate)) req/s"
    case .users(let users, _): return "\(NumberText.grouped(users)) people"
    }
  }

  /// What must be served beside the load; nil where nothing must.
  private static func wanted(_ request: PlanRequest) -> String? {
    if let documents = request.documents, let seconds = request.withinSeconds {
      return "\(NumberText.counted(Int(documents), "document")) within \(NumberText.seconds(seconds))"
    }
    return request.wantedRate.map { "at least \(NumberText.significant($0)) requests/s" }
  }

  /// What fits, or less where limits for who waits would be missed.
  private static func most(_ request: PlanRequest, _ many: String) -> String {
    request.waitingLimits == WaitingLimits() ? "\(many) as fit" : "\(many) as fit and keep the limits"
  }

  private static func daily(_ requests: Double, _ request: PlanRequest) -> String {
    "\(NumberText.counted(Int(requests), "request")) a day, \(NumberText.significant(request.peakFactor)) times the mean "
      + "in the busiest hour: "
  }

  /// The limits set, with how they fare; nil when there are none.
  ///
  /// - Parameter targets: the limits beside what a deployment does; empty where nobody checked.
  package static func limits(_ request: PlanRequest, targets: [TargetCheck] = []) -> String? {
    let limits = eachLimit(request, targets: targets)
    return limits.isEmpty ? nil : limits.joined(separator: ", ")
  }

  /// The same one by one, latencies first.
  package static func eachLimit(_ request: PlanRequest, targets: [TargetCheck] = []) -> [String] {
    let limits = limits(of: request).compactMap { name, words -> String? in
      let state = targets.first { $0.name == name }?.state
      // A rate is the load's; only how it fares is news.
      if name == .requestsPerSecond, state == nil { return nil }
      return words + (state.map { " (\($0.words))" } ?? "")
    }
    return limits
      + [request.residency.map { "within \($0)" }, request.licence.map { "licence \($0)" }].compactMap(\.self)
  }

  /// The limits that a deployment is checked against.
  private static func limits(of request: PlanRequest) -> [(TargetCheck.Name, String)] {
    let loss = request.maximumAccuracyLoss.map {
      "accuracy lost ≤ \(NumberText.trimmed($0 * 100)) %" + (request.accuracyLossBound == .low ? " at worst" : "")
    }
    let limits: [(TargetCheck.Name, String?)] = [
      (
        .timeToFirstTokenSeconds,
        request.maximumTimeToFirstTokenSeconds.map { "TTFT ≤ \(milliseconds($0, request.timeToFirstTokenPercentile))" }
      ),
      (
        .timePerOutputTokenSeconds,
        request.maximumTimePerOutputTokenSeconds.map {
          "TPOT ≤ \(milliseconds($0, request.timePerOutputTokenPercentile))"
        }
      ),
      (.requestsPerSecond, request.wantedRate.map { "requests/s ≥ \(NumberText.significant($0))" }),
      (.usdPerHour, request.maximumUSDPerHour.map { "rent ≤ \(NumberText.dollars($0)) an hour" }),
      (.usdPerMonth, request.maximumUSDPerMonth.map { "rent ≤ \(NumberText.dollars($0)) a month" }),
      (.accuracyLoss, loss), (.watts, request.maximumWatts.map { "power ≤ \(NumberText.significant($0)) W" }),
    ]
    return limits.compactMap { name, words in words.map { (name, $0) } }
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
    let left = RequestField.all.filter { field in
      before[field.flag] != nil && !after.contains { $0.name == field.flag }
    }
    let model = old.model == new.model ? [] : [quoted(new.model)]
    let words =
      changed.map { "\($0.name) \(quoted($0.value))" } + left.compactMap { field in unset(field, in: new) }
    return (model + words).joined(separator: " ")
  }

  /// The option that takes a field back: `--tensor-parallel auto`; nil where none leaves the request as it is.
  private static func unset(_ field: RequestField, in request: PlanRequest) -> String? {
    let word = [RequestField.automatic, RequestField.unlimited].first { word in
      var changed = request
      do {
        try changed.apply([field: word])
        return changed == request
      } catch {
        return false
      }
    }
    return word.map { "\(field.flag) \($0)" }
  }

  /// Choices and limits are spelled out even when unset: a workload would bring its own. A trace's rate is no other load.
  private static func flags(_ request: PlanRequest) -> [(name: String, value: String)] {
    RequestField.all.filter { !$0.flag.isEmpty && (request.trace == nil || $0 != .requestsPerSecond) }.compactMap {
      field in
      field.text(in: request).map { (field.flag, $0) }
    }
  }

  private static func milliseconds(_ seconds: Double, _ percentile: Percentile) -> String {
    NumberText.trimmed(seconds * 1e3) + " ms" + (percentile == .p50 ? "" : " at \(percentile.rawValue)")
  }

  /// A shell word; quoted where the shell would read more into it.
  package static func quoted(_ word: String) -> String {
    let safe = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:@%+,".contains($0)) }
    guard word.isEmpty || !safe else { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
