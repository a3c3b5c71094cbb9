import Documents
import Domain
import Quantities

/// A scheme's catalog entry in lines.
package enum SchemeFacts {
  package static func facts(_ scheme: Scheme) -> [Fact] {
    [
      Fact("Name", scheme.name), Fact("Aliases", scheme.aliases.joined(separator: ", ")),
      Fact("Summary", scheme.summary), Fact("Kind", scheme.kind.rawValue),
    ]
      + scheme.rules.map { rule in
        Fact("Stores", NumberText.bits(rule.format.elementBits) + " bits", note: words(rule))
      }
      + [
        Fact("Elsewhere", NumberText.bits(scheme.uncovered.elementBits) + " bits"),
        Fact("Computes in", scheme.computePrecision.rawValue),
        Fact(
          "Kernel", (([scheme.nativeKernel] + scheme.otherKernels).map(\.rawValue)).joined(separator: ", "),
          note: scheme.fallbackKernel.map { "else \($0.rawValue)" } ?? ""),
        Fact("Engines", scheme.engines.joined(separator: ", ")),
        Fact("Calibration", scheme.calibration.rawValue),
        published("Accuracy kept", scheme.publishedRecovery, IntervalText.percent),
        published("Perplexity increase", scheme.publishedPerplexityIncrease, IntervalText.change),
      ]
      + scheme.notes.map { Fact("Note", $0) } + scheme.sources.map { Fact("Source", $0) }
  }

  private static func words(_ rule: Scheme.Rule) -> String {
    let classes = rule.classes.map(\.rawValue).joined(separator: ", ")
    let format = [rule.format.id, rule.format.granularity?.rawValue, rule.layers?.rawValue]
    return (format.compactMap(\.self) + [classes]).joined(separator: "; ")
  }

  private static func published(
    _ label: String, _ range: Scheme.PublishedRange?, _ text: (Interval) -> String
  ) -> Fact {
    Fact(label, range.map { text($0.interval) } ?? Fact.unknown, note: range?.source ?? "")
  }
}

/// An engine's catalog entry in lines.
package enum EngineFacts {
  package static func facts(_ engine: Engine) -> [Fact] {
    let modes = [
      ("tensor", engine.parallelism.tensor), ("pipeline", engine.parallelism.pipeline),
      ("expert", engine.parallelism.expert), ("layer split", engine.parallelism.layerSplit),
    ]
    return [
      Fact("Name", engine.name, note: engine.version), Fact("Aliases", engine.aliases.joined(separator: ", ")),
      Fact("Summary", engine.summary), Fact("Vendors", engine.vendors.joined(separator: ", ")),
      Fact("Parallelism", modes.filter(\.1).map(\.0).joined(separator: ", ")),
      Fact("Fills", NumberText.percent(engine.memory.utilization, 0) + " of the memory", note: engine.memory.basis),
      Fact("Batched tokens", NumberText.grouped(engine.memory.batchedTokens)),
      Fact("KV cache", engine.keyValueCacheFormats.map(\.rawValue).joined(separator: ", ")),
      Fact("Prefix cache", engine.memory.prefixCache?.words ?? "none by default"),
      Fact(
        "Bandwidth reached", NumberText.percent(engine.performance.bandwidthEfficiency, 0),
        note: engine.performance.basis),
      Fact("Uncertainty", "±" + NumberText.percent(engine.performance.uncertainty, 0)),
    ] + borrowed(engine) + engine.sources.map { Fact("Source", $0) }
  }

  private static func borrowed(_ engine: Engine) -> [Fact] {
    engine.borrows.map {
      [Fact("Takes", "\($0.figures.map(\.rawValue).enumeration) of \($0.from)", note: $0.basis)]
    } ?? []
  }
}

/// A workload's catalog entry in lines.
package enum WorkloadFacts {
  package static func facts(_ workload: Workload) -> [Fact] {
    [
      Fact("Name", workload.name), Fact("Aliases", workload.aliases.joined(separator: ", ")),
      Fact("Summary", workload.summary), Fact("Mode", workload.mode.rawValue),
      Fact(
        "Lengths",
        "\(NumberText.counted(workload.inputTokens, "token")) in, \(NumberText.grouped(workload.outputTokens)) out"),
      Fact("Images", NumberText.grouped(workload.imagesPerRequest), note: "a request"),
      Fact(
        "Shared prefix", NumberText.percent(workload.sharedPrefix, 0) + " of a prompt",
        note: workload.sharedPrefix > 0 ? workload.sharedPrefixScope.words : ""),
      Fact("Concurrency", NumberText.grouped(workload.concurrency)),
      Fact("Think time", workload.thinkTime.map { NumberText.seconds($0.value) } ?? "none"),
      Fact("TTFT at most", workload.maximumTimeToFirstToken.map { NumberText.seconds($0.value) } ?? "no limit"),
      Fact("TPOT at most", workload.maximumTimePerOutputToken.map { NumberText.seconds($0.value) } ?? "no limit"),
      Fact("Basis", workload.basis),
    ] + workload.sources.map { Fact("Source", $0) }
  }
}

extension PrefixScope: Worded {
  package var words: String {
    switch self {
    case .everyone: "by all requests"
    case .conversation: "by the requests of a conversation"
    }
  }
}

extension EngineMemory.PrefixCache: Worded {
  package var words: String {
    switch self {
    case .blocks: "blocks that all sequences share"
    case .slots: "each slot keeps its last prompt"
    }
  }
}

/// A region's catalog entry in lines.
package enum RegionFacts {
  package static func facts(_ region: Region) -> [Fact] {
    [
      Fact("Name", region.name), Fact("Aliases", region.aliases.joined(separator: ", ")),
      Fact("Country", region.country),
      Fact(
        "Carbon", NumberText.significant(region.gramsCO2PerKilowattHour) + " g CO₂ per kWh",
        note: [region.carbonYear.map { String($0) }, region.carbonSource].compactMap(\.self).joined(separator: ", ")),
      Fact(
        "Power usage", NumberText.significant(region.powerUsageEffectiveness) + " (building over computers)",
        note: region.powerUsageSource),
      region.electricity.map {
        Fact(
          "Electricity", "\(NumberText.dollars($0.usdPerKilowattHour)) per kWh",
          note: "\($0.customers.rawValue), \($0.period), \($0.source)")
      } ?? Fact("Electricity", Fact.unknown),
    ]
      + [
        region.priceSource.map {
          Fact(
            "Prices", "×" + NumberText.significant(region.priceFactor) + " of those in the United States", note: $0)
        }
      ].compactMap(\.self)
  }
}
