/// What a user measured of one deployment beside what a plan said of it; plans of that deployment are corrected by it.
package struct KeptMeasurement: Codable, Sendable, Hashable, Identifiable {
  package let id: String
  package let name: String
  /// The day that it was kept, as 2026-11-29.
  package let date: String
  /// What measured, and the file that it was read from.
  package let source: String
  /// The edition of the catalogs that the plan was made with; nil where nobody knows.
  package let edition: String?
  package let deployment: Subject
  package let load: Load
  package let figures: [Figure]

  package init(
    id: String, name: String, date: String, source: String, edition: String?, deployment: Subject, load: Load,
    figures: [Figure]
  ) {
    self.id = id
    self.name = name
    self.date = date
    self.source = source
    self.edition = edition
    self.deployment = deployment
    self.load = load
    self.figures = figures
  }

  /// One replica's deployment: of more of them a measurement tells as much, and of other formats of the cache nearly.
  package struct Subject: Codable, Sendable, Hashable {
    package let model: String
    package let accelerator: String
    package let engine: String
    package let scheme: String
    /// What it was measured with; it counts with others too.
    package let keyValueCache: KeyValueCacheFormat
    package let tensorParallel: Int
    package let pipelineParallel: Int
    package let dataParallel: Int
    package let expertParallel: Bool

    package init(_ deployment: Deployment) {
      (model, accelerator) = (deployment.model, deployment.accelerator)
      (engine, scheme) = (deployment.engine, deployment.scheme)
      keyValueCache = deployment.keyValueCache
      let layout = deployment.layout
      (tensorParallel, pipelineParallel) = (layout.tensorParallel, layout.pipelineParallel)
      (dataParallel, expertParallel) = (layout.dataParallel, layout.expertParallel)
    }

    /// Whether what was measured of the other is of this: all but the format of the cache are the same.
    package func isMeant(by other: Subject) -> Bool {
      model == other.model && accelerator == other.accelerator && engine == other.engine && scheme == other.scheme
        && layout == other.layout
    }

    package var layout: Layout {
      Layout(
        tensorParallel: tensorParallel, pipelineParallel: pipelineParallel, dataParallel: dataParallel,
        expertParallel: expertParallel)
    }
  }

  /// What was asked of it; so many requests in flight, on each replica, are nil where they came by themselves or as many
  /// were run as fit.
  package struct Load: Codable, Sendable, Hashable {
    package let inputTokens: Int
    package let outputTokens: Int
    package let concurrency: Double?

    package init(inputTokens: Int, outputTokens: Int, concurrency: Double?) {
      self.inputTokens = inputTokens
      self.outputTokens = outputTokens
      self.concurrency = concurrency
    }
  }

  /// A figure as a plan told it without any measurement, and as it was measured.
  package struct Figure: Codable, Sendable, Hashable {
    package let figure: MeasuredQuantity
    package let planned: Double
    package let measured: Double

    package init(figure: MeasuredQuantity, planned: Double, measured: Double) {
      self.figure = figure
      self.planned = planned
      self.measured = measured
    }

    package var factor: Double { measured / planned }

    /// What measured may be over planned; what is farther off is of something else.
    package static let factors = 0.01...100.0
    /// Of both, in seconds, tokens or requests a second.
    package static let values = 1e-12...1e15
  }

  /// What was measured over what was planned; nil where it wasn't measured.
  package func factor(_ quantity: MeasuredQuantity) -> Double? {
    figures.first { $0.figure == quantity }?.factor
  }
}

extension PlanRequest {
  /// The load by which measurements are compared: of each of so many schedulers, as many requests as are always in flight.
  package func measurableLoad(schedulers: Int) -> KeptMeasurement.Load {
    KeptMeasurement.Load(
      inputTokens: inputTokens, outputTokens: outputTokens,
      concurrency: concurrencyFollows ? nil : Double(concurrency) / Double(max(schedulers, 1)))
  }
}
