import Domain
import Quantities

extension OneTimeModel {
  /// A block at 16 bits, its inputs and outputs for all calibration tokens, and a layer's Hessian with its inverse and
  /// factor in 32 bits.
  var calibration: Need {
    let tokens = TrainingRecipe.calibrationTokens
    let activations = 2 * tokens * hiddenSize * HalfPrecision.bytes
    let hessians = 3 * widest * widest * 4
    let published = TrainingRecipe.calibrationHours.map { $0 * parameters / 1e9 }
    return Need(
      parameters: parameters, tokens: Interval(exactly: tokens),
      bytes: blockParameters * HalfPrecision.bytes + activations + hessians, hours: hours(onReference: published))
  }

  /// Forward passes over the model at 16 bits.
  var scales: Need {
    let tokens = Interval(exactly: TrainingRecipe.scaleTokens)
    return Need(
      parameters: parameters, tokens: tokens, bytes: parameters * HalfPrecision.bytes,
      hours: hours(operationsPerToken: TrainingRecipe.forward * active, tokens: tokens))
  }

  /// The quantized model, and one block with everything that training keeps of it.
  var awareTraining: Need {
    let published = Interval(exactly: TrainingRecipe.awareHours * parameters / 1e9)
    return Need(
      parameters: parameters, tokens: Interval(exactly: TrainingRecipe.awareTokens),
      bytes: Double(stored.bytes.bytes) + TrainingRecipe.trainedBytes * blockParameters,
      hours: hours(onReference: published))
  }

  /// Half of the weights, or all of them behind a mask for 2:4 sparsity, trained on the whole model's outputs.
  var pruning: Need {
    taught(stored.scheme.kind == .sparse ? 1 : TrainingRecipe.prunedShare, TrainingRecipe.pruningTokens)
  }

  /// A student trained on the whole model's outputs.
  var distillation: Need { taught(TrainingRecipe.studentShare, TrainingRecipe.distillationTokens) }

  private func taught(_ share: Double, _ tokens: Interval) -> Need {
    Need(
      parameters: parameters * share, tokens: tokens,
      bytes: parameters * (TrainingRecipe.trainedBytes * share + HalfPrecision.bytes),
      hours: hours(
        operationsPerToken: active * (TrainingRecipe.training * share + TrainingRecipe.forward), tokens: tokens))
  }

  /// Frozen weights in four bits, adapters on all linear layers with their optimizer's state, and what checkpointing
  /// keeps of each layer. Going back through frozen weights and computing activations anew makes 6 operations, too.
  var adapters: Need {
    let tokens = TrainingRecipe.adapterTokens
    let linear = profile.tensors.filter(\.isAdapted)
    let matrices = linear.reduce(0.0) { $0 + Double($1.parameters) }
    let adapted = linear.reduce(0.0) { $0 + adapterParameters(of: $1) }
    let kept = Double(profile.layers) * TrainingRecipe.adapterBatchTokens * hiddenSize * HalfPrecision.bytes
    return Need(
      parameters: adapted, tokens: tokens,
      bytes: matrices * TrainingRecipe.adapterBaseBits / 8 + (parameters - matrices) * HalfPrecision.bytes
        + adapted * TrainingRecipe.adapterBytes + kept,
      hours: hours(operationsPerToken: TrainingRecipe.training * active, tokens: tokens))
  }

  private func adapterParameters(of group: TensorGroup) -> Double {
    TrainingRecipe.adapterRank * (Double(group.rows) + Double(group.columns)) * Double(group.count)
  }

  private var hiddenSize: Double { Double(profile.architecture.hiddenSize) }

  /// Weights of an average block.
  private var blockParameters: Double {
    profile.tensors.filter { !$0.tensorClass.isOutsideBlocks }.reduce(0.0) { $0 + Double($1.parameters) }
      / Double(profile.layers)
  }

  /// The widest input of a layer of the blocks.
  private var widest: Double {
    Double(profile.tensors.filter { !$0.tensorClass.isOutsideBlocks }.map(\.columns).max() ?? 0)
  }
}

extension TensorGroup {
  /// Whether adapters are put beside it: linear layers of the blocks, routers aside.
  package var isAdapted: Bool {
    switch tensorClass {
    case .attentionQuery, .attentionKey, .attentionValue, .attentionOutput, .latentDown, .latentUp, .feedForwardGate,
      .feedForwardUp, .feedForwardDown, .expertGate, .expertUp, .expertDown, .sharedExpertGate, .sharedExpertUp,
      .sharedExpertDown, .latentExpert, .recurrentProjection:
      columns > 1
    default: false
    }
  }
}

extension TensorClass {
  fileprivate var isOutsideBlocks: Bool {
    switch self {
    case .embedding, .outputHead, .visionTower, .audioTower, .projector, .companion: true
    default: false
    }
  }
}
