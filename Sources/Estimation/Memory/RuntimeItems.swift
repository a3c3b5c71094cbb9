import Domain
import Quantities

extension Replica {
  /// The peak of the largest forward pass, which engines reserve by running it once: activations or logits.
  ///
  /// activations: rows × batched tokens × hidden size × 2 bytes; logits: sequences × vocabulary × bytes an entry.
  /// The layers' activations are freed before sampling begins, so only the larger of the two counts.
  func activationItems(_ words: Words) -> [MemoryLedger.Item] {
    let memory = engine.memory
    let limits = site.limits
    let sequences = min(self.sequences, limits.sequences)
    let architecture = profile.architecture
    let activations =
      memory.activationRows * Double(limits.batchedTokens) * Double(architecture.hiddenSize)
      * HalfPrecision.bytes
    let entries = Double(sequences) * Double(architecture.head.kind == .none ? 0 : architecture.vocabularySize)
    let logits = entries * memory.logitBytesPerVocabularyEntry
    guard max(activations, logits) > 0 else { return [] }
    if activations >= logits {
      return [
        .init(
          name: "activations", category: .activations, bytes: ByteCount(roundingUp: activations),
          basis: words(
            "\(NumberText.significant(memory.activationRows)) rows × \(NumberText.grouped(limits.batchedTokens)) "
              + "batched tokens × \(NumberText.grouped(architecture.hiddenSize)) × 2 B; freed before sampling"))
      ]
    }
    return [
      .init(
        name: "logits", category: .activations, bytes: ByteCount(roundingUp: logits),
        basis: words(
          "\(NumberText.grouped(sequences)) sequences × \(NumberText.grouped(architecture.vocabularySize)) entries × "
            + "\(NumberText.significant(memory.logitBytesPerVocabularyEntry)) B; activations are freed before"))
    ]
  }

  /// What the engine takes beside weights, cache and activations.
  func runtimeItems(_ words: Words) -> [MemoryLedger.Item] {
    let memory = engine.memory
    var items = [
      MemoryLedger.Item(
        name: "driver context", category: .runtime, bytes: memory.contextBytes,
        basis: words("\(engine.name) \(engine.version)")),
      MemoryLedger.Item(
        name: "captured graphs", category: .runtime, bytes: memory.graphBytes,
        basis: words("\(engine.name) \(engine.version)")),
    ]
    if layout.count > 1 {
      items.append(
        .init(
          name: "communication buffers", category: .runtime, bytes: memory.communicationBytes,
          basis: words("\(layout.count) ranks")))
    }
    if memory.keepsRotaryTable, let table = rotaryTable(words) { items.append(table) }
    if let copies = absorbedProjections(words) { items.append(copies) }
    return items.filter { $0.bytes > .zero }
  }

  /// Sines and cosines for every position: maximum positions × rotary dimension × 2 bytes.
  ///
  /// It is 2.5 GiB for Llama 4 Scout's 10,485,760 positions, which explains what its loading logs beyond its weights.
  private func rotaryTable(_ words: Words) -> MemoryLedger.Item? {
    let architecture = profile.architecture
    guard let dimension = architecture.rotaryDimension, let positions = architecture.maximumPositions else {
      return nil
    }
    let bytes = ByteCount(roundingUp: Double(positions) * Double(dimension) * HalfPrecision.bytes)
    let basis = words("\(NumberText.grouped(positions)) positions × \(dimension) × 2 B")
    return .init(name: "rotary position table", category: .runtime, bytes: bytes, basis: basis)
  }

  /// Latent attention's expanding matrices, kept a second time at 16 bits in the form that decoding multiplies by.
  private func absorbedProjections(_ words: Words) -> MemoryLedger.Item? {
    guard engine.parallelism.tensor else { return nil }
    var elements = 0
    for block in profile.architecture.blocks {
      guard case .latentAttention(let attention) = block.mixer else { continue }
      let width = attention.nopeHeadDimension + attention.valueHeadDimension
      elements += block.count * attention.heads * width * attention.keyValueRank
    }
    guard elements > 0 else { return nil }
    let rank = Double(elements) * HalfPrecision.bytes / Double(layout.tensorParallel) * stageShare
    return .init(
      name: "absorbed latent projections", category: .runtime, bytes: ByteCount(roundingUp: rank),
      basis: words("W_UK and W_UV copied at 16 bits for decoding"))
  }
}
