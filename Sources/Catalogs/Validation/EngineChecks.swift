import Domain
import Quantities

extension Engine: CatalogItem {
  static var kind: CatalogKind { .engines }

  func check(_ checker: inout EntryChecker) {
    checker.requireText(version, "version")
    checker.require(!vendors.isEmpty, "vendors", "at least one vendor", found: "none")
    checker.require(!keyValueCacheFormats.isEmpty, "keyValueCacheFormats", "at least one format", found: "none")
    memory.check(&checker)
    performance.check(&checker)
    mixing?.check(&checker)
  }
}

extension EngineMixing {
  fileprivate func check(_ checker: inout EntryChecker) {
    for (list, key) in [(schemes, "schemes"), (formats, "formats"), (classes.map(\.rawValue), "classes")] {
      checker.require(!list.isEmpty, "mixing.\(key)", "at least one", found: "none")
    }
    checker.requireText(basis, "mixing.basis")
  }
}

extension EngineMemory {
  fileprivate func check(_ checker: inout EntryChecker) {
    checker.require(utilization, in: 0.05...1, "memory.utilization")
    for (size, key) in [
      (contextBytes, "contextBytes"), (communicationBytes, "communicationBytes"), (graphBytes, "graphBytes"),
    ] {
      checker.require(Double(size.bytes), in: 0...1e12, "memory.\(key)")
    }
    checker.require(batchedTokens, in: 1...10_000_000, "memory.batchedTokens")
    checker.require(microBatchTokens, in: 1...10_000_000, "memory.microBatchTokens")
    checker.require(windowMarginTokens, in: 0...10_000_000, "memory.windowMarginTokens")
    checker.require(sequences, in: 1...1_000_000, "memory.sequences")
    checker.require(offlineSequences, in: 1...1_000_000, "memory.offlineSequences")
    checker.require(largeDevices.map { Double($0.fromBytes.bytes) }, in: 1e9...1e14, "memory.largeDevices.fromBytes")
    checker.require(largeDevices?.batchedTokens, in: 1...10_000_000, "memory.largeDevices.batchedTokens")
    checker.require(largeDevices?.sequences, in: 1...1_000_000, "memory.largeDevices.sequences")
    checker.require(activationRows, in: 0...1000, "memory.activationRows")
    checker.require(logitBytesPerVocabularyEntry, in: 0...1000, "memory.logitBytesPerVocabularyEntry")
    checker.require(blockTokens, in: 1...65_536, "memory.blockTokens")
    checker.require(sparseCache?.indexerKeyBits, in: 1...64, "memory.sparseCache.indexerKeyBits")
    checker.require(sparseCache?.latentBits, in: 1...64, "memory.sparseCache.latentBits")
    checker.require(expertWidthMultiple, in: 1...65_536, "memory.expertWidthMultiple")
  }
}

extension EnginePerformance {
  fileprivate func check(_ checker: inout EntryChecker) {
    let share = 0.001...1.2
    let time = 0.0...1.0
    checker.require(bandwidthEfficiency, in: share, "performance.bandwidthEfficiency")
    checker.require(secondsPerLayer.value, in: time, "performance.secondsPerLayer")
    checker.require(secondsPerAllReduce.value, in: time, "performance.secondsPerAllReduce")
    checker.require(prefillEfficiency, in: share, "performance.prefillEfficiency")
    checker.require(secondsPerPromptLayer.value, in: time, "performance.secondsPerPromptLayer")
    checker.require(unpackedBytesPerSecond, in: 1e6...1e18, "performance.unpackedBytesPerSecond")
    checker.require(cacheEfficiency, in: share, "performance.cacheEfficiency")
    checker.require(uncertainty, in: 0...1, "performance.uncertainty")
    checker.require(promptUncertainty, in: 0...1, "performance.promptUncertainty")
    checker.require(loadUncertainty, in: 0...1, "performance.loadUncertainty")
    for (index, adjustment) in adjustments.enumerated() {
      let key = "performance.adjustments[\(index)]"
      checker.require(adjustment.bandwidthEfficiency, in: share, "\(key).bandwidthEfficiency")
      checker.require(adjustment.secondsPerLayer?.value, in: time, "\(key).secondsPerLayer")
      checker.require(adjustment.secondsPerAllReduce?.value, in: time, "\(key).secondsPerAllReduce")
      checker.require(adjustment.prefillEfficiency, in: share, "\(key).prefillEfficiency")
      checker.require(adjustment.secondsPerMixtureLayer?.value, in: time, "\(key).secondsPerMixtureLayer")
      checker.require(adjustment.secondsPerSequence?.value, in: time, "\(key).secondsPerSequence")
      checker.require(adjustment.secondsPerPromptLayer?.value, in: time, "\(key).secondsPerPromptLayer")
      checker.require(adjustment.attentionEfficiency, in: share, "\(key).attentionEfficiency")
      checker.require(adjustment.unpackedBytesPerSecond, in: 1e6...1e18, "\(key).unpackedBytesPerSecond")
      checker.require(adjustment.cacheEfficiency, in: share, "\(key).cacheEfficiency")
      checker.require(
        adjustment.expertLoop?.secondsPerExpert.value, in: time, "\(key).expertLoop.secondsPerExpert")
      checker.require(adjustment.uncertainty, in: 0...1, "\(key).uncertainty")
      checker.require(adjustment.promptUncertainty, in: 0...1, "\(key).promptUncertainty")
      checker.require(adjustment.loadUncertainty, in: 0...1, "\(key).loadUncertainty")
    }
  }
}
