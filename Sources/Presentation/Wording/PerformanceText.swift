import Documents
import Domain
import Quantities

/// Speed in lines with units and ranges.
package enum PerformanceText {
  package static func facts(_ plan: Plan) -> [Fact] {
    let performance = plan.performance
    var facts = [
      Fact(
        performance.firstName, IntervalText.seconds(performance.timeToFirstTokenSeconds),
        note: slowest(performance) + "prefill waits for \(word(performance.prefillBound))")
    ]
    if let token = performance.timePerOutputTokenSeconds {
      facts.append(
        Fact(
          "Time per output token", IntervalText.seconds(token),
          note: "decoding waits for \(word(performance.decodeBound))"))
      facts.append(
        Fact(
          "Throughput", rate(performance.outputTokensPerSecond, "tokens/s", of: plan), note: batch(plan)))
      facts.append(Fact("Requests", rate(performance.requestsPerSecond, "requests/s", of: plan)))
    }
    if let items = performance.items {
      let note = performance.timePerOutputTokenSeconds == nil ? batch(plan) : ""
      facts.append(Fact("Served", rate(items.perSecond, "\(items.unit.plural)/s", of: plan), note: note))
    }
    if let job = plan.job {
      facts.append(
        Fact(
          "Finished after", IntervalText.seconds(job.finishSeconds),
          note: NumberText.counted(Int(job.documents), "document")))
    }
    if let grade = performance.grade {
      facts.append(Fact("Grade of speed", "\(grade.rawValue), \(grade.words)"))
    }
    return facts + (performance.simulation.map(SimulationText.facts) ?? [])
  }

  /// The speed in a word or two for tables: "24.1 ms (20.5–27.7)" a token, or a rate where no tokens come out.
  package static func pace(_ performance: PerformanceEstimate) -> String {
    guard let token = performance.timePerOutputTokenSeconds else { return Fact.unknown }
    return IntervalText.seconds(token)
  }

  /// What comes out a second: tokens, or what is served instead.
  package static func yield(_ performance: PerformanceEstimate, tokens: String = "tokens/s") -> String {
    if performance.timePerOutputTokenSeconds == nil, let items = performance.items {
      return IntervalText.rate(items.perSecond, unit: "\(items.unit.plural)/s")
    }
    return IntervalText.rate(performance.outputTokensPerSecond, unit: tokens)
  }

  /// A rate with its range; without one where it is what comes, all of which is served.
  private static func rate(_ interval: Interval, _ unit: String, of plan: Plan) -> String {
    let served = plan.performance.requestsPerSecond.likely
    guard case .rate(let coming) = plan.request.load, abs(served - coming) <= coming * servedShare else {
      return IntervalText.rate(interval, unit: unit)
    }
    return IntervalText.rate(Interval(exactly: interval.likely), unit: unit)
  }

  private static let servedShare = 1e-6

  /// The slower requests' time, where it differs: "p95 112 ms; ".
  private static func slowest(_ performance: PerformanceEstimate) -> String {
    guard let times = performance.percentiles?.timeToFirstTokenSeconds else { return "" }
    let (half, most) = (NumberText.seconds(times.p50), NumberText.seconds(times.p95))
    return half == most ? "" : "p95 \(most); "
  }

  private static func batch(_ plan: Plan) -> String {
    let place = plan.deployment.layout.dataParallel > 1 ? "data-parallel group" : "replica"
    let items = plan.performance.timePerOutputTokenSeconds == nil ? plan.performance.items : nil
    let batch = NumberText.counted(plan.performance.batch, items?.unit.singular ?? "sequence")
    return "\(batch) in flight on each \(place)"
  }

  private static func word(_ bound: PerformanceEstimate.Bound) -> String {
    switch bound {
    case .memory: "memory"
    case .compute: "arithmetic"
    case .host: "the host's memory"
    case .overhead: "launches and links"
    }
  }
}

extension PerformanceEstimate {
  /// What a request waits for: the first of its tokens, or the answer where that is none.
  package var firstName: String { timePerOutputTokenSeconds == nil ? "Time to answer" : "Time to first token" }
}

extension ServedItems.Unit {
  /// "images", "audio-seconds".
  package var plural: String {
    switch self {
    case .requests: "requests"
    case .images: "images"
    case .audioSeconds: "audio-seconds"
    }
  }

  package var singular: String { String(plural.dropLast()) }
}

extension EvidenceGrade: Worded {
  package var words: String {
    switch self {
    case .measured: "measured with this engine and kernel here"
    case .measuredOnItsLike: "measured on its like: same kernel and architecture"
    case .byFormula: "by formula from other hardware or kernels"
    case .guessed: "guessed: no measurement stands behind it"
    }
  }
}
