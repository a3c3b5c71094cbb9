import FoundationEssentials
import Tensors

/// Quantizes sample tensors under some schemes and measures the error; long, cancellable, safe on any thread.
package struct MeasurementRun: Sendable {
  package let source: any TensorSource
  /// What layers see, for methods that ask and for the error of outputs; nil where nobody said.
  package let activations: (any ActivationSource)?
  package private(set) var plan: SamplingPlan
  package let schemes: [Treatment]
  /// How much is measured.
  package let extent: SampleExtent
  /// Keeps results, and has those of earlier runs.
  package let log: (any MeasurementLog)?
  /// Whether more is done to weights than rounding them.
  private let isCostly: Bool
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
    isCostly = activations != nil || !schemes.allSatisfy(\.isRounded)
    plan = Self.plan(tensors, source, extent, isCostly: isCostly, work)
  }

  private static func plan(
    _ tensors: [TensorDescriptor], _ source: any TensorSource, _ extent: SampleExtent, isCostly: Bool,
    _ work: WorkContext, knowing rounded: RoundedErrors? = nil
  ) -> SamplingPlan {
    SamplingPlan(tensors, seed: work.seed) { name in
      rounded?.error(of: name)
    } limit: { counts in
      extent.limit(counts, isSynthetic: source.isSynthetic, isCostly: isCostly)
    }
  }

  /// What was measured, also when the run was cancelled.
  package struct Report: Sendable {
    package let results: [MeasurementResult]
    package let summary: MeasurementSummary
    /// The tensors that were to be measured, in this order.
    package let sample: [TensorDescriptor]
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
    guard let rounding = roundingRun(work) else { return try measure(work, knowing: nil, progress: progress) }
    let report = try rounding.run(progress: { part in
      let fraction = Self.roundingShare * part.fraction
      progress?(Progress(fraction: fraction, tensor: part.tensor, scheme: part.scheme, results: []))
    })
    let rounded = RoundedErrors(report)
    var informed = self
    informed.plan = Self.plan(plan.population, source, extent, isCostly: true, work, knowing: rounded)
    return try informed.measure(work, knowing: rounded, after: report.summary, progress: progress)
  }

  /// Measures the sample.
  ///
  /// - Parameters:
  ///   - rounded: what rounding makes of every tensor, where that was measured before.
  ///   - before: what is said of that measurement.
  private func measure(
    _ work: WorkContext, knowing rounded: RoundedErrors?, after before: MeasurementSummary? = nil,
    progress: (@Sendable (Progress) -> Void)?
  ) throws -> Report {
    let meter = ProgressMeter(total: totalElements, after: before == nil ? 0 : Self.roundingShare, report: progress)
    var summarizer = Summarizer(run: self)
    summarizer.rounded = rounded
    summarizer.recordedCount = before?.recordedCount ?? 0
    summarizer.isPartial = before?.isPartial ?? false
    summarizer.skipped = before?.skipped.filter(\.isUnreadable) ?? []
    var work = work
    work.advance = meter.advance
    let steps = MeasurementSteps(run: self, work)
    var looks = SequentialLooks()
    for (index, tensor) in plan.sample.enumerated() where !summarizer.isPartial {
      try measure(tensor, steps, meter, into: &summarizer)
      guard case .untilPrecise(let share, _) = extent, index + 1 >= plan.counts.strata,
        looks.isDue(measured: index + 1)
      else { continue }
      summarizer.confidence = looks.confidence
      if summarizer.isPrecise(to: share) { break }
    }
    return Report(results: summarizer.results, summary: summarizer.summary(), sample: plan.sample)
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
      case .skipped(let reason, let isUnreadable):
        summarizer.skipped.append(
          .init(
            tensor: tensor.name, scheme: scheme.id, method: scheme.method.id, reason: reason,
            isUnreadable: isUnreadable))
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
    guard extent.knowsRounding, isCostly, !source.isSynthetic,
      plan.sample.count < plan.population.count || extent.precision != nil
    else { return nil }
    var seen: Set<String> = []
    let rounded = schemes.filter { seen.insert($0.id).inserted }.map(\.rounded)
    return MeasurementRun(source: source, tensors: plan.population, schemes: rounded, log: log, work: work)
  }

  private var totalElements: Int { plan.sample.reduce(0) { $0 + $1.elementCount } * schemes.count }
}
