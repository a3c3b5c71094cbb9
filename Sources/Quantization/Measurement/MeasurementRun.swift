import FoundationEssentials
import Tensors

/// Quantizes sample tensors under some schemes and measures the error; long, cancellable, safe on any thread.
package struct MeasurementRun: Sendable {
  package let source: any TensorSource
  /// What layers see, for methods that ask and for the error of outputs; nil where nobody said.
  package let activations: (any ActivationSource)?
  package let plan: SamplingPlan
  package let schemes: [Treatment]
  /// How much is measured.
  package let extent: SampleExtent
  /// Keeps results, and has those of earlier runs.
  package let log: (any MeasurementLog)?
  /// How it works; the sample is drawn by its seed.
  package let work: WorkContext

  /// - Parameter tensors: what to speak for, as `quantizable(matching:)` chooses it.
  package init(
    source: any TensorSource, activations: (any ActivationSource)? = nil, tensors: [TensorDescriptor],
    schemes: [Treatment], extent: SampleExtent = .all, log: (any MeasurementLog)? = nil,
    work: WorkContext = WorkContext()
  ) {
    self.source = source
    self.activations = activations
    self.extent = extent
    self.log = log
    self.schemes = schemes
    self.work = work
    let isCostly = activations != nil || schemes.contains { !$0.isRounded }
    plan = SamplingPlan(tensors, seed: work.seed) { strata in
      switch extent {
      case .all: nil
      case .untilPrecise(_, let most): most
      case .tensors(let count): count
      case .usual:
        source.isSynthetic ? strata : isCostly ? max(SampleExtent.costlyTensors, strata) : nil
      }
    }
  }

  /// What was measured, also when the run was cancelled.
  package struct Report: Sendable, Encodable {
    package let results: [MeasurementResult]
    package let summary: MeasurementSummary
  }

  /// The part of a run that is done.
  package struct Progress: Sendable {
    /// Between 0 and 1, by weights.
    package let fraction: Double
    package let tensor: String
    package let scheme: String
    /// Rows that are complete.
    package let results: [MeasurementResult]
  }

  /// Measures tensor after tensor under every scheme. A tensor that cannot be read or held is skipped with its reason.
  ///
  /// - Parameters:
  ///   - isCancelled: asked before each stretch of some 65,000 weights, from any worker; nil asks the context.
  ///   - progress: called at most ten times a second, from any worker, one call at a time.
  /// - Throws: only what the log throws when it cannot keep a result.
  package func run(
    isCancelled: (@Sendable () -> Bool)? = nil,
    progress: (@Sendable (Progress) -> Void)? = nil
  ) throws -> Report {
    var work = work
    if let isCancelled { work.isCancelled = isCancelled }
    let rounding = roundingRun(work)
    let meter = ProgressMeter(total: totalElements, after: rounding == nil ? 0 : Self.roundingShare, report: progress)
    var summarizer = Summarizer(run: self)
    if let report = try rounding?.run(progress: meter.reportBefore) {
      summarizer.rounded = RoundedErrors(report)
      summarizer.recordedCount = report.summary.recordedCount
      summarizer.isPartial = report.summary.isPartial
    }
    work.advance = meter.advance
    let steps = MeasurementSteps(run: self, work)
    var looks = SequentialLooks()
    for (index, tensor) in plan.sample.enumerated() where !summarizer.isPartial {
      try measure(tensor, steps, meter, into: &summarizer)
      guard case .untilPrecise(let share, _) = extent, summarizer.canBePrecise(after: index + 1),
        looks.isDue(measured: index + 1)
      else { continue }
      summarizer.confidence = looks.confidence
      if summarizer.isPrecise(to: share) { break }
    }
    return Report(results: summarizer.results, summary: summarizer.summary())
  }

  private func measure(
    _ tensor: TensorDescriptor, _ steps: MeasurementSteps, _ meter: ProgressMeter, into summarizer: inout Summarizer
  ) throws {
    var subject = MeasurementSteps.Subject(tensor)
    for scheme in schemes {
      meter.begin(tensor: tensor.name, scheme: scheme.id)
      switch try steps.outcome(of: scheme, on: &subject) {
      case .measured(let result):
        summarizer.results.append(result)
        meter.add(result)
      case .recorded(let result):
        summarizer.results.append(result)
        summarizer.recordedCount += 1
        meter.add(result)
      case .skipped(let reason):
        summarizer.skipped.append(
          .init(tensor: tensor.name, scheme: scheme.id, method: scheme.method.id, reason: reason))
      case .notCovered: break
      case .cancelled:
        summarizer.isPartial = true
        return
      }
    }
  }

  /// Of a run's time, what rounding every tensor takes beside a sample of methods that take long.
  private static let roundingShare = 0.3

  /// What rounding makes of every tensor, beside a sample of methods that take longer; nil where that isn't asked for.
  private func roundingRun(_ work: WorkContext) -> MeasurementRun? {
    guard extent == .usual, !source.isSynthetic, plan.sample.count < plan.population.count else { return nil }
    var seen: Set<String> = []
    let rounded = schemes.filter { seen.insert($0.id).inserted }.map(\.rounded)
    return MeasurementRun(source: source, tensors: plan.population, schemes: rounded, log: log, work: work)
  }

  private var totalElements: Int { plan.sample.reduce(0) { $0 + $1.elementCount } * schemes.count }
}
