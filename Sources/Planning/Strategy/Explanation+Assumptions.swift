import Domain
import Estimation
import Quantities

extension Explanation {
  /// What was assumed because nobody said otherwise, each beside its value.
  func assumptions() -> [String] {
    [load, sequences, loadPeak, windows, engineVersion, memoryBasis, price, prefixes]
      .compactMap { $0 }
  }

  private var load: String {
    "Load: \(NumberText.grouped(request.concurrency)) sequences of up to "
      + "\(NumberText.grouped(request.contextTokens)) tokens, \(NumberText.grouped(request.inputTokens)) in and "
      + "\(NumberText.grouped(request.outputTokens)) out on average (workload \(request.workload))."
  }

  private var sequences: String? {
    let limits = resources.site.limits
    guard let limit = chosen.replica.sequenceLimit, limit < limits.sequences,
      resources.engine.memory.logitBytesPerVocabularyEntry > 0
    else { return nil }
    return "\(resources.engine.name) is told to run at most \(NumberText.grouped(limit)) sequences at once, "
      + "not its default of \(NumberText.grouped(limits.sequences)), which would reserve more for logits."
  }

  private var loadPeak: String? {
    guard chosen.scheme.kind != .unquantized, let wide = resources.unquantized else { return nil }
    let peak = chosen.replica.peakQuantizingWhileLoading(from: wide)
    let verdict = peak > resources.accelerator.memory.bytes ? ", which does not fit" : ""
    return "A checkpoint already in this scheme; quantizing while loading would peak at "
      + "\(NumberText.bytes(peak)) a GPU\(verdict)."
  }

  private var windows: String? {
    let ledger = chosen.ledger
    guard ledger.keyValueCacheWindowedBytes < ledger.keyValueCacheFullBytes else { return nil }
    let keeps = resources.engine.memory.exploitsWindows ? "drops" : "keeps"
    return "\(resources.engine.name) \(keeps) tokens out of local layers' reach: the cache is "
      + "\(NumberText.bytes(ledger.keyValueCacheWindowedBytes)) with windows, "
      + "\(NumberText.bytes(ledger.keyValueCacheFullBytes)) with all layers full."
  }

  private var engineVersion: String {
    "\(resources.engine.name) \(resources.engine.version), filling "
      + "\(NumberText.percent(resources.engine.memory.utilization, 0)) of the memory "
      + "(catalog entry `\(resources.engine.id)` tells how its constants were found)."
  }

  private var memoryBasis: String? {
    guard resources.accelerator.memory.basis != .reported else { return nil }
    return "Memory of \(resources.accelerator.name) is \(resources.accelerator.memory.basis.rawValue), "
      + "not as a driver reports it."
  }

  private var price: String? {
    chosen.cost.usdPerHour == nil ? "Cost unknown: \(chosen.cost.basis)." : "Price: \(chosen.cost.basis)."
  }

  private var prefixes: String {
    "No prefix caching, speculative decoding or adapters."
  }
}
