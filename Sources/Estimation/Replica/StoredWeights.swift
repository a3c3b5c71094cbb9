import Domain
import Quantities

/// A model's weights as one scheme stores them.
package final class StoredWeights: Sendable {
  /// One tensor group with the bits that all its matrices take, and in which formats.
  package struct Stored: Sendable {
    package let group: TensorGroup
    package let bits: Double
    package let allotments: [Scheme.Allotment]
    /// What its layers are stored in.
    package var formats: [StorageFormat] { allotments.map(\.format) }
    /// The size of the groups that don't divide the inputs, for which it is stored as what no rule covers; nil where none
    /// cut short.
    package let keptWideBy: Int?
  }

  /// What sums over all groups need of one, without its formats: searches take such sums thousands of times.
  struct Size: Sendable {
    let group: TensorGroup
    let bytes: Double
  }

  package let scheme: Scheme
  package let groups: [Stored]
  /// The groups' bytes, in their order.
  let sizes: [Size]
  /// The whole checkpoint.
  package let bytes: ByteCount
  /// How fast they are read and multiplied, where engine and accelerator were given.
  let rates: StepRates?

  /// As a checkpoint holds them, or, given an engine and an accelerator, padded as the engine's kernels pad them.
  package init(_ profile: ModelProfile, scheme: Scheme, engine: Engine? = nil, accelerator: Accelerator? = nil) {
    let scheme = scheme.meant(for: profile.model.family, isMixture: profile.mixtureLayers > 0)
    self.scheme = scheme
    let kernel =
      if let engine, let accelerator { scheme.kernel(on: accelerator, by: engine) } else { scheme.nativeKernel }
    var total = 0.0
    groups = profile.tensors.map { group in
      let padded = group.padded { width in engine?.memory.expertWidth(width, kernel: kernel) ?? width }
      let planned = scheme.allotments(for: group.tensorClass, in: profile.traits(of: group))
      let unfilled = planned.lazy.compactMap { $0.format.unfilledGroup(columns: padded.columns) }.first
      let allotments =
        unfilled == nil
        ? planned
        : planned.map { $0.format.unfilledGroup(columns: padded.columns) == nil ? $0 : $0.with(scheme.uncovered) }
      // Rows and columns are alike within a group, so one matrix stands for all of a format's.
      let bits = allotments.reduce(0) { sum, allotment in
        sum + allotment.share * Double(group.count) * allotment.format.bits(rows: padded.rows, columns: padded.columns)
      }
      total += bits
      return Stored(group: padded, bits: bits, allotments: allotments, keptWideBy: unfilled)
    }
    sizes = groups.map { Size(group: $0.group, bytes: $0.bits / 8) }
    bytes = ByteCount(roundingUp: total / 8)
    if let engine, let accelerator {
      rates = StepRates(engine: engine, accelerator: accelerator, scheme: scheme, profile: profile)
    } else {
      rates = nil
    }
  }
}

extension StoredWeights {
  /// Whether nothing of it takes more than of other weights of the same model, run by the same kernel at the same rates.
  package func needsNoMore(than other: StoredWeights) -> Bool {
    guard let rates, let others = other.rates, rates.areAlike(others), bytes <= other.bytes else { return false }
    return sizes.count == other.sizes.count
      && zip(sizes, other.sizes).allSatisfy { $0.group == $1.group && $0.bytes <= $1.bytes }
  }
}

extension TensorGroup {
  /// Some kernels need expert widths in whole tiles, so engines pad them (gpt-oss in MXFP4: 2,880 to 3,072).
  fileprivate func padded(_ width: (Int) -> Int) -> TensorGroup {
    let shape: (rows: Int, columns: Int)
    switch tensorClass {
    case .expertGate, .expertUp: shape = (width(rows), columns)
    case .expertDown: shape = (rows, width(columns))
    default: return self
    }
    guard shape != (rows, columns) else { return self }
    return TensorGroup(
      tensorClass, rows: shape.rows, columns: shape.columns, count: count, split: split,
      shareReadPerToken: shareReadPerToken, experts: experts)
  }
}
