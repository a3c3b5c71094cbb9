import Domain
import Quantities

/// LoRA adapters that lie beside a model on its accelerators.
package struct Adapters: Hashable, Sendable {
  package let count: Int
  package let rank: Int

  /// Nil for none.
  package init?(count: Int, rank: Int) {
    guard count > 0 else { return nil }
    self.count = count
    self.rank = max(rank, 1)
  }
}

extension Replica {
  /// What the engine keeps for adapters on the fullest rank, of the highest rank for each whether it is used or not.
  ///
  /// An adapter puts beside each matrix one of rank × inputs and one of outputs × rank, at 16 bits. vLLM's defaults: all
  /// linear layers, each expert's too; of a matrix that is cut along its outputs each rank keeps the first whole, of one
  /// that is cut along its inputs the second (`fully_sharded_loras` off).
  /// Ignores: adapters in the host's memory, those of the vocabulary, ranks padded to those that the engine offers.
  var adapterItem: MemoryLedger.Item? {
    guard let adapters else { return nil }
    let width = profile.tensors.filter(\.isAdapted).reduce(0.0) { $0 + residentWidth(of: $1) }
    guard width > 0 else { return nil }
    let bytes = Double(adapters.count) * Double(adapters.rank) * width * HalfPrecision.bytes
    return MemoryLedger.Item(
      .adapters, bytes: ByteCount(roundingUp: bytes), basis: .adapters(adapters.count, rank: adapters.rank))
  }

  /// Inputs and outputs of all matrices of a group, as much of them as adapters on this rank cover.
  private func residentWidth(of group: TensorGroup) -> Double {
    let (inputs, outputs) = (Double(group.columns), Double(group.rows))
    let share = layout.share(of: group.split)
    let here: Double
    if case .experts = group.split, layout.expertParallel {
      // Whole experts on some ranks.
      here = (inputs + outputs) * share
    } else {
      here = group.tensorClass.isCutAlongInputs ? inputs * share + outputs : inputs + outputs * share
    }
    return here * Double(group.count) * stageShare
  }
}

extension TensorClass {
  /// Output projections are cut along their inputs; all others along their outputs.
  fileprivate var isCutAlongInputs: Bool {
    switch self {
    case .attentionOutput, .feedForwardDown, .expertDown, .sharedExpertDown: true
    default: false
    }
  }
}
