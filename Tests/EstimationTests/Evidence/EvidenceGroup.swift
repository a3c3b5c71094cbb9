import Domain
import Estimation
import Quantities

/// Measurements of one kind, how far our figures may be from them, and what we aim at.
struct EvidenceGroup: Sendable {
  let name: String
  /// Names of the files in `catalogs/evidence`.
  let file: String
  /// The bounds reached: a regression gate, tightened when the calculator gets better and never loosened.
  let gate: Gate
  /// What the project aims at, in words; empty where it set no aim.
  let target: String
  let includes: @Sendable (EvidenceSubject) -> Bool
  /// |ours / theirs − 1|, or the distance in the unit that the group's name gives.
  let error: @Sendable (EvidenceSubject) -> Double?

  struct Gate: Sendable {
    let median: Double
    /// 0.8 for speeds, 0.95 for bytes.
    let percentile: Double
    let bound: Double
  }

  /// The errors of the rows that belong here, in the file's order.
  func errors(_ catalogs: EvidenceCatalogs) throws -> [Double] {
    try EvidenceFile.measurements(file).map { try EvidenceSubject($0, catalogs: catalogs) }.filter(includes)
      .compactMap(error)
  }
}

/// Medians and percentiles, interpolated between neighbours.
enum Statistics {
  static func percentile(_ share: Double, of values: [Double]) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return .nan }
    let position = share * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return last }
    return sorted[lower] + (sorted[lower + 1] - sorted[lower]) * (position - Double(lower))
  }
}

extension EvidenceSubject {
  /// |ours / theirs − 1|; nil where the row lacks the figure.
  static func relative(_ ours: Double?, _ theirs: Double?) -> Double? {
    guard let ours, let theirs, theirs != 0 else { return nil }
    return abs(ours / theirs - 1)
  }

  var model: ModelProfile { replica.profile }
  var scheme: Scheme { replica.stored.scheme }
  var engineID: String { measurement.engine }

  /// Neither mixture nor latent attention nor encoders: every weight is a plain matrix of one stack of layers.
  var isPlain: Bool {
    model.architecture.kind != .encoderDecoder
      && !model.tensors.contains { $0.experts != nil || $0.tensorClass == .latentDown || $0.tensorClass.isTower }
  }
  var isMixture: Bool { model.tensors.contains { $0.experts != nil } }
  var isUnquantized: Bool { scheme.kind == .unquantized }
  /// Fewer than eight bits a weight, as the scheme stores a feed-forward matrix.
  var isFourBit: Bool {
    ["w4a16-g128", "awq", "gptq", "nf4", "nf4-dq", "nvfp4", "mxfp4", "gguf-q4_k_m", "gguf-q4_0"].contains(scheme.id)
  }
}
