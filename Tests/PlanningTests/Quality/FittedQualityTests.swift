import Catalogs
import Domain
import Estimation
import Quantities
import TestSupport
import Testing

@testable import Planning

@Suite("What published accuracies say that quantization costs")
struct FittedQualityTests {
  private let store = Result { try ShippedCatalogs.store() }

  private func fitted(_ model: String) throws -> FittedQuality {
    let store = try store.get()
    let profile = try ModelProfile(store.model(model))
    return FittedQuality(try #require(try store.qualityFit()), model: profile.model, parameters: profile.parameters)
  }

  private func costs(_ model: String, _ scheme: String) throws -> FittedQuality.Costs {
    let fitted = try fitted(model)
    return fitted.costs(of: try #require(fitted.loss(of: scheme)))
  }

  @Test("Of GGUF types the one that errs more loses no less")
  func order() throws {
    let store = try store.get()
    let types = try #require(try store.qualityFit()).schemes.filter { $0.scheme.hasPrefix("gguf-") }
    #expect(types.count >= 14 && types.allSatisfy { $0.relativeSquaredError != nil })
    let ordered = types.sorted { $0.relativeSquaredError ?? 0 < $1.relativeSquaredError ?? 0 }
    for (finer, coarser) in zip(ordered, ordered.dropFirst()) {
      #expect(finer.effect <= coarser.effect && finer.loss <= coarser.loss, "\(finer.scheme), \(coarser.scheme)")
    }
  }

  @Test(
    "Fewer bits of weights, or of activations beside them, never keep more",
    arguments: [
      ["w8a16", "w8a8-int8", "w4a16-g128"], ["fp8-block", "fp8-dynamic", "fp8-static", "w4a16-g128"],
      ["mlx-int8", "mlx-int6", "mlx-int5", "mlx-int4", "mlx-int3"], ["w8a16", "w4a16-g128-asym", "w4a16-g128"],
      ["llm-int8", "nf4", "nf4-dq"],
    ])
  func chains(schemes: [String]) throws {
    for model in ["llama-3.3-70b-instruct", "qwen3-0.6b", "deepseek-v3"] {
      let all = try schemes.map { try costs(model, $0) }
      for (finer, coarser) in zip(all, all.dropFirst()) {
        #expect(finer.recovery.likely >= coarser.recovery.likely, "\(model): \(schemes)")
        #expect(finer.perplexityIncrease.likely <= coarser.perplexityIncrease.likely, "\(model): \(schemes)")
      }
    }
  }

  @Test("Every range of every scheme has a width and holds what is likely; one benchmark strays more than a suite")
  func ranges() throws {
    let store = try store.get()
    let schemes = try #require(try store.qualityFit()).schemes.map(\.scheme)
    for model in ["qwen3-0.6b", "llama-3-70b", "llama-3.1-405b-instruct", "kimi-k2-instruct"] {
      for scheme in schemes {
        let costs = try costs(model, scheme)
        for range in [costs.perplexityIncrease, costs.recovery, costs.benchmarkRecovery] {
          #expect(range.low < range.likely && range.likely < range.high, "\(model), \(scheme)")
        }
        #expect(costs.benchmarkRecovery.low <= costs.recovery.low)
        #expect(costs.recovery.high < costs.benchmarkRecovery.high)
      }
    }
  }

  @Test("A GGUF type that errs less keeps no less at the low end of its range either")
  func lowEnds() throws {
    let store = try store.get()
    let types = try #require(try store.qualityFit()).schemes.filter { $0.scheme.hasPrefix("gguf-") }
    let ordered = types.sorted { $0.relativeSquaredError ?? 0 < $1.relativeSquaredError ?? 0 }
    for model in ["llama-3.1-8b-instruct", "phi-4", "qwen3.5-9b"] {
      let lows = try ordered.map { try costs(model, $0.scheme).recovery.low }
      for (finer, coarser) in zip(lows, lows.dropFirst()) { #expect(finer >= coarser - 0.002, "\(model): \(lows)") }
    }
  }

  @Test("Of two sizes of a family that nothing was published of, the larger keeps no less")
  func sizes() throws {
    let (small, large) = (try fitted("gemma-3-1b-it"), try fitted("gemma-3-27b-it"))
    #expect(small.kin == .nobody && small.sensitivity == large.sensitivity)
    for scheme in ["w4a16-g128", "gguf-q4_0", "nvfp4"] {
      #expect(try costs("gemma-3-1b-it", scheme).recovery.likely < costs("gemma-3-27b-it", scheme).recovery.likely)
    }
  }

  @Test("A model with rows of its own is known better than its family, and that better than one without")
  func kin() throws {
    let (own, family, nobody) = (try fitted("llama-3-8b"), try fitted("llama-3.3-70b-instruct"), try fitted("phi-4"))
    guard case .itself(let rows) = own.kin, case .family(let others) = family.kin else {
      Issue.record("\(own.kin), \(family.kin)")
      return
    }
    #expect(rows > 0 && others >= rows && nobody.kin == .nobody)
    let widths = try ["llama-3-8b", "llama-3.3-70b-instruct", "phi-4"].map { model in
      let range = try costs(model, "gguf-q4_k_m").perplexityIncrease
      return range.high / range.likely
    }
    #expect(widths[0] < widths[1] && widths[1] < widths[2])
  }

  @Test("Where no row tells of a scheme, more error costs more")
  func errors() throws {
    let fitted = try fitted("qwen3-8b")
    let losses = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1].map { fitted.costs(of: fitted.loss(error: $0)) }
    for (finer, coarser) in zip(losses, losses.dropFirst()) {
      #expect(finer.perplexityIncrease.likely < coarser.perplexityIncrease.likely)
      #expect(finer.recovery.likely > coarser.recovery.likely)
    }
    #expect(fitted.loss(of: "not-a-scheme") == nil)
  }
}
