import Domain
import Quantities

extension Replica {
  /// The peak of the largest forward pass, which engines reserve by running it once: activations or logits.
  ///
  /// activations: rows × tokens computed at once × hidden size × 2 bytes; logits: sequences × vocabulary × bytes an entry.
  /// The layers' activations are freed before sampling begins, and an encoder's before them, so only the largest counts.
  var activationItems: [MemoryLedger.Item] {
    let memory = site.engine.memory
    let limits = site.limits
    let sequences = min(self.sequences, limits.sequences)
    let architecture = profile.architecture
    let activations =
      memory.activationRows * Double(microBatch) * Double(architecture.hiddenSize)
      * HalfPrecision.bytes
    let entries = Double(sequences) * Double(architecture.head.kind == .none ? 0 : architecture.vocabularySize)
    let logits = entries * memory.logitBytesPerVocabularyEntry
    let encoder = EncoderPeak(self)
    if let encoder, encoder.bytes > max(activations, logits) {
      return [
        .init(
          .activations, bytes: ByteCount(roundingUp: encoder.bytes),
          basis: .encoderActivations(images: encoder.images, positions: encoder.positions, width: encoder.width))
      ]
    }
    guard max(activations, logits) > 0 else { return [] }
    if activations >= logits {
      return [
        .init(
          .activations, bytes: ByteCount(roundingUp: activations),
          basis: .activations(
            rows: memory.activationRows, batchedTokens: microBatch, hiddenSize: architecture.hiddenSize))
      ]
    }
    return [
      .init(
        .logits, bytes: ByteCount(roundingUp: logits),
        basis: .logits(
          sequences: sequences, vocabulary: architecture.vocabularySize,
          bytesPerEntry: memory.logitBytesPerVocabularyEntry))
    ]
  }

  /// What the engine takes beside weights, cache and activations.
  var runtimeItems: [MemoryLedger.Item] {
    let memory = site.engine.memory
    let source = MemoryLedger.Basis.engine(name: engine.name, version: engine.version)
    var items = [
      MemoryLedger.Item(.driverContext, bytes: memory.contextBytes, basis: source),
      MemoryLedger.Item(.capturedGraphs, bytes: memory.graphBytes, basis: source),
    ]
    if layout.count > 1 {
      items.append(.init(.communicationBuffers, bytes: memory.communicationBytes, basis: .ranks(layout.count)))
    }
    if memory.keepsRotaryTable, let rotaryTable { items.append(rotaryTable) }
    if let absorbedProjections { items.append(absorbedProjections) }
    if let adapterItem { items.append(adapterItem) }
    return items.filter { $0.bytes > .zero }
  }

  /// Sines and cosines for every position: maximum positions × rotary dimension × 2 bytes.
  ///
  /// It is 2.5 GiB for Llama 4 Scout's 10,485,760 positions, which explains what its loading logs beyond its weights.
  private var rotaryTable: MemoryLedger.Item? {
    let architecture = profile.architecture
    guard let dimension = architecture.rotaryDimension, let positions = architecture.maximumPositions else {
      return nil
    }
    let bytes = ByteCount(roundingUp: Double(positions) * Double(dimension) * HalfPrecision.bytes)
    return .init(.rotaryTable, bytes: bytes, basis: .rotaryTable(positions: positions, dimension: dimension))
  }

  /// Latent attention's expanding matrices, kept a second time at 16 bits in the form that decoding multiplies by.
  private var absorbedProjections: MemoryLedger.Item? {
    guard engine.parallelism.tensor else { return nil }
    var elements = 0
    for block in profile.architecture.blocks {
      guard case .latentAttention(let attention) = block.mixer else { continue }
      let width = attention.nopeHeadDimension + attention.valueHeadDimension
      elements += block.count * attention.heads * width * attention.keyValueRank
    }
    guard elements > 0 else { return nil }
    let rank = Double(elements) * HalfPrecision.bytes / Double(layout.tensorParallel) * stageShare
    return .init(.absorbedProjections, bytes: ByteCount(roundingUp: rank), basis: .absorbedProjections)
  }
}
