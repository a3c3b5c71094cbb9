import Catalogs
import Domain
import Quantities

/// A comparison as an entry of the user's own catalog.
package struct MeasurementToKeep {
  private let comparison: MeasuredComparison
  private let plan: Plan
  /// The plan's and the result's files, for errors.
  private let planFile: String
  private let resultFile: String

  package init(_ comparison: MeasuredComparison, plan: Plan, planFile: String, resultFile: String) {
    self.comparison = comparison
    self.plan = plan
    self.planFile = planFile
    self.resultFile = resultFile
  }

  /// Throws where the two are not of the same load, and where the plan has what no measurement corrects.
  ///
  /// - Parameters:
  ///   - name: what it is to be called; nil makes a name.
  ///   - date: the day.
  ///   - edition: of the catalogs that the plan was made with; nil where they tell none.
  package func entry(named name: String?, date: String, edition: String?) throws(CatalogError) -> KeptMeasurement {
    try check()
    let deployment = plan.deployment
    let load = plan.request.measurableLoad(schedulers: deployment.schedulers)
    let figures = kept.map { line in
      KeptMeasurement.Figure(
        figure: line.quantity, planned: line.planned.likely / correction.factor(line.quantity), measured: line.measured)
    }
    try MeasurementSoundness(comparison.result, planFile: planFile, resultFile: resultFile)
      .check(figures, load: load)
    guard !figures.isEmpty else {
      throw ResultFile.fault(
        resultFile, "", expected: "a time, or a rate where requests are always in flight", found: "none",
        fix: "measure with a fixed number of requests in flight, and plan so with --concurrency")
    }
    return KeptMeasurement(
      id: id(load), name: name ?? self.name(load), date: date,
      source: "\(comparison.result.tool.rawValue): \(resultFile.split(separator: "/").last.map(String.init) ?? "")",
      edition: edition, deployment: KeptMeasurement.Subject(deployment), load: load, figures: figures)
  }

  /// What comes by itself is served as it comes: such rates tell nothing of the machine.
  private var kept: [MeasuredComparison.Line] {
    let comesByItself =
      switch plan.request.load {
      case .rate, .users: true
      case .concurrency, .saturated: false
      }
    return comparison.lines.filter { !(comesByItself && $0.quantity.isRate) }
  }

  /// What corrected the plan already, by an earlier measurement; nothing where none did.
  private var correction: SpeedCorrection {
    let deployment = plan.deployment
    let corrections = plan.assumptions.compactMap { statement -> SpeedCorrection? in
      if case .corrected(let correction)? = statement.fact { correction } else { nil }
    }
    return corrections.first { $0.scheme == deployment.scheme && $0.layout == deployment.layout.name }
      ?? SpeedCorrection(measurement: "", date: "", scheme: "", layout: "", factors: [], olderEdition: nil)
  }

  private func check() throws(CatalogError) {
    if let difference = comparison.differences.first {
      throw ResultFile.fault(
        planFile, "request.\(difference.load.rawValue)",
        expected: "what was measured, \(Self.text(difference.measured))",
        found: Self.text(difference.planned), fix: "plan the load that was measured")
    }
    let others = [
      (plan.request.speculative != nil, "request.speculative"),
      (plan.request.settings.offload != nil, "request.offload"),
      (plan.request.adapters > 0, "request.adapters"),
    ]
    if let (_, key) = others.first(where: \.0) {
      throw ResultFile.fault(
        planFile, key, expected: "none", found: "one",
        fix: "no measurement corrects drafts, offloads and adapters; compare without --keep")
    }
  }

  /// `qwen3-8b-bf16-h100-sxm-80gb-vllm-tp1-1024-128-c16`.
  private func id(_ load: KeptMeasurement.Load) -> String {
    let (deployment, layout) = (plan.deployment, plan.deployment.layout)
    let spread =
      [
        ("tp", layout.tensorParallel), ("pp", layout.pipelineParallel), ("dp", layout.dataParallel),
      ].filter { $0.0 == "tp" || $0.1 > 1 }.map { "\($0)\($1)" } + (layout.expertParallel ? ["ep"] : [])
    let inFlight = load.concurrency.map { "c\(Int($0.rounded()))" } ?? plan.request.mode.rawValue
    let parts =
      [deployment.model, deployment.scheme, deployment.accelerator, deployment.engine] + spread
      + [deployment.keyValueCache.rawValue, "\(load.inputTokens)", "\(load.outputTokens)", inFlight]
    return parts.joined(separator: "-").lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
        ? "\(character)" : "-"
    }.joined()
  }

  private func name(_ load: KeptMeasurement.Load) -> String {
    let deployment = plan.deployment
    let inFlight = load.concurrency.map { ", \(Self.text($0)) in flight" } ?? ""
    return "\(deployment.model) \(deployment.scheme) on \(deployment.accelerator) (\(deployment.layout.name), "
      + "\(deployment.engine)), \(load.inputTokens) in, \(load.outputTokens) out\(inFlight)"
  }

  /// "16", "1,023", "2.50".
  private static func text(_ number: Double) -> String {
    Int(exactly: number).map { NumberText.grouped($0) } ?? NumberText.significant(number)
  }
}
