import FoundationEssentials
import Tensors

/// Quantizes sample tensors under some schemes and measures the error; long, cancellable, safe on any thread.
package struct MeasurementRun: Sendable {
  package let source: any TensorSource
  /// What layers see, for methods that ask and for the error of outputs; nil where nobody said.
  package let activations: (any ActivationSource)?
  package let plan: SamplingPlan
  package let schemes: [Treatment]
  /// Ends the run once every scheme's interval reaches no further than this share of its value; nil measures the sample.
  package let precision: Double?
  /// Keeps results, and has those of earlier runs.
  package let log: (any MeasurementLog)?
  /// How it works; the sample is drawn by its seed.
  package let work: WorkContext

  /// - Parameters:
  ///   - tensors: what to speak for, as `quantizable(matching:)` chooses it.
  ///   - sampleLimit: how many of them to measure; nil measures all.
  package init(
    source: any TensorSource, activations: (any ActivationSource)? = nil, tensors: [TensorDescriptor],
    schemes: [Treatment], sampleLimit: Int? = nil, precision: Double? = nil,
    log: (any MeasurementLog)? = nil, work: WorkContext = WorkContext()
  ) {
    self.source = source
    self.activations = activations
    self.precision = precision
    self.log = log
    self.schemes = schemes
    self.work = work
    plan = SamplingPlan(tensors, limit: sampleLimit, seed: work.seed)
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
    let meter = ProgressMeter(total: totalElements, report: progress)
    var work = work
    if let isCancelled { work.isCancelled = isCancelled }
    work.advance = meter.advance
    let steps = MeasurementSteps(run: self, work)
    var summarizer = Summarizer(run: self)
    tensors: for tensor in plan.sample {
      var subject = MeasurementSteps.Subject(tensor)
      for scheme in schemes {
        meter.begin(tensor: tensor.name, scheme: scheme.id, results: summarizer.results)
        switch try steps.outcome(of: scheme, on: &subject) {
        case .measured(let result): summarizer.results.append(result)
        case .recorded(let result):
          summarizer.results.append(result)
          summarizer.recordedCount += 1
        case .skipped(let reason):
          summarizer.skipped.append(
            .init(tensor: tensor.name, scheme: scheme.id, method: scheme.method.id, reason: reason))
        case .notCovered: break
        case .cancelled:
          summarizer.isPartial = true
          break tensors
        }
      }
      if let precision, summarizer.isPrecise(to: precision) { break }
    }
    return Report(results: summarizer.results, summary: summarizer.summary())
  }

  private var totalElements: Int { plan.sample.reduce(0) { $0 + $1.elementCount } * schemes.count }
}
