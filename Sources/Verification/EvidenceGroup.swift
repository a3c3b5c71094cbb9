import Catalogs
import Domain
import Estimation
import Quantities

/// Measurements of one kind, whose errors are told together, and what is aimed at.
package struct EvidenceGroup: Sendable {
  package let name: String
  package let topic: EvidenceTopic
  /// What is aimed at on rows that nothing is fitted on: a median and a percentile, as shares; nil where nothing is.
  package let target: Target?
  /// 0.8 for speeds, 0.95 for bytes.
  package let percentile: Double
  let includes: @Sendable (EvidenceSubject) -> Bool
  /// Ours, with its range; nil where the row lacks what it is compared with.
  let ours: @Sendable (EvidenceSubject) throws -> Interval?
  /// What was published, in the same unit.
  let theirs: @Sendable (EvidenceSubject) -> Double?

  package struct Target: Sendable, Hashable {
    package let median: Double
    /// At the group's percentile; nil where no bound is set.
    package let upper: Double?
  }

  /// Ours beside theirs of all rows that belong here, in the order of the files.
  package func comparisons(_ catalogs: EvidenceCatalogs) throws -> [Comparison] {
    try catalogs.measurements(topic).concurrentMap { measurement in
      Result { try comparison(measurement, catalogs: catalogs) }
    }.compactMap { try $0.get() }
  }

  /// One row, its engine perhaps with other constants; nil where it belongs elsewhere or tells no such figure.
  package func comparison(
    _ measurement: Measurement, catalogs: EvidenceCatalogs, engine: Engine? = nil
  ) throws -> Comparison? {
    let subject = try EvidenceSubject(measurement, catalogs: catalogs, engine: engine)
    guard includes(subject), let theirs = theirs(subject), theirs > 0, let ours = try ours(subject),
      ours.high.isFinite, ours.likely > 0
    else { return nil }
    var comparison = Comparison(subject: subject, ours: ours, theirs: theirs)
    guard engine == nil, topic.isFitted else { return comparison }
    for label in LeftOutConstants.Label.allCases {
      guard let refitted = try catalogs.engine(of: measurement, without: label) else { continue }
      let subject = try EvidenceSubject(measurement, catalogs: catalogs, engine: refitted)
      comparison.leftOut[label] = try self.ours(subject)
    }
    return comparison
  }

  /// Whether a row is told of here.
  package func includes(_ measurement: Measurement, catalogs: EvidenceCatalogs) throws -> Bool {
    includes(try EvidenceSubject(measurement, catalogs: catalogs))
  }
}

/// A published figure beside ours.
package struct Comparison: Sendable {
  package let measurement: Measurement
  package private(set) var ours: Interval
  package let theirs: Double
  /// What multiplied most of the weights, and the hardware's architecture.
  package let kernel: Kernel
  package let architecture: String?
  /// Whether the model has experts.
  package let isMixture: Bool
  /// Whether it was measured with a version that did otherwise than the catalogued one.
  package let isSuperseded: Bool
  /// Ours with constants that were fitted without the rows of its accelerator, and of its family of models.
  package var leftOut: [LeftOutConstants.Label: Interval] = [:]

  init(subject: EvidenceSubject, ours: Interval, theirs: Double) {
    measurement = subject.measurement
    self.ours = ours
    self.theirs = theirs
    kernel = subject.replica.kernel
    architecture = subject.replica.accelerator.architecture
    isMixture = subject.isMixture
    isSuperseded = subject.isSuperseded
  }

  /// The same figure with ours as it would be, had nobody measured its like; nil where that isn't known.
  func without(_ label: LeftOutConstants.Label) -> Comparison? {
    leftOut[label].map { interval in
      var comparison = self
      comparison.ours = interval
      return comparison
    }
  }

  /// |ours / theirs − 1|.
  package var error: Double { abs(ours.likely / theirs - 1) }
  /// Whether the printed range holds what was published.
  package var isCovered: Bool { ours.low <= theirs && theirs <= ours.high }
}

extension EvidenceSubject {
  var engineID: String { measurement.engine }

  /// Neither mixture nor latent attention nor encoders: every weight is a plain matrix of one stack of layers.
  var isPlain: Bool {
    model.architecture.kind != .encoderDecoder
      && !model.tensors.contains { $0.experts != nil || $0.tensorClass == .latentDown || $0.tensorClass.isTower }
  }
  var isMixture: Bool { model.tensors.contains { $0.experts != nil } }
  var isUnquantized: Bool { scheme.kind == .unquantized }
  /// Fewer than eight bits a weight, as the scheme stores most of them.
  var isNarrow: Bool {
    Double(replica.stored.bytes.bytes) * 8 < 7.5 * Double(max(model.parameters, 1))
  }
  /// Memory that the processor shares.
  var isIntegrated: Bool { replica.accelerator.memory.kind?.hasPrefix("LPDDR") ?? false }
}

extension EvidenceTopic {
  /// Whether engines' constants are fitted on its rows.
  fileprivate var isFitted: Bool { [.decode, .prefill, .throughput, .load].contains(self) }
}
