import Catalogs
import Domain
import Estimation
import FoundationEssentials
import Quantities
import TestSupport
import Testing

@Suite("Work that is done once")
struct OneTimeModelTests {
  private func cost(_ work: OneTimeWork, _ model: String, _ accelerator: String) throws -> OneTimeCost {
    var device = try ShippedCatalogs.store().accelerator(accelerator)
    device.hourlyPrice = .told(2)
    return try cost(work, model, on: device)
  }

  private func cost(_ work: OneTimeWork, _ model: String, on accelerator: Accelerator) throws -> OneTimeCost {
    let store = try ShippedCatalogs.store()
    let profile = try ModelProfile(try store.model(model))
    let stored = StoredWeights(profile, scheme: try store.scheme("w4a16-g128"))
    return OneTimeModel(
      profile: profile, stored: stored, accelerator: accelerator
    ).cost(of: work, isCounted: true)
  }

  @Test("GPTQ rounds OPT-175B on one A100 in about four hours (arXiv 2210.17323)")
  func calibration() throws {
    let cost = try cost(.calibration, "opt-175b", "a100-sxm-80gb")
    #expect(abs(try #require(cost.acceleratorHours).likely - 4) < 0.2)
    #expect(cost.accelerators == 1)
  }

  @Test("EfficientQAT trains Llama 2 70B on one A100 in 41 hours (arXiv 2407.11062)")
  func awareTraining() throws {
    let cost = try cost(.qat, "llama-2-70b", "a100-sxm-80gb")
    let hours = try #require(cost.acceleratorHours)
    #expect(hours.low <= 41 && 40 <= hours.high)
    #expect(cost.accelerators == 1)
  }

  @Test("QLoRA tunes 65 billion parameters on one 48 GB card in about a day (arXiv 2305.14314)")
  func adapters() throws {
    let cost = try cost(.qlora, "llama-2-70b", "rtx-a6000")
    let hours = try #require(cost.acceleratorHours)
    #expect(hours.low < 24 && 24 < hours.high)
    #expect(cost.accelerators == 1 && cost.memoryBytes > .gibibytes(40))
  }

  @Test("Sparse Llama 3.1 8B took 26 hours of 32 H100 GPUs for its 13 billion tokens")
  func pruning() throws {
    let store = try ShippedCatalogs.store()
    let profile = try ModelProfile(try store.model("llama-3.1-8b"))
    let model = OneTimeModel(
      profile: profile, stored: StoredWeights(profile, scheme: try store.scheme("sparse-24-bf16")),
      accelerator: try store.accelerator("h100-sxm"))
    let hours = try #require(model.cost(of: .pruning, isCounted: true).acceleratorHours)
    #expect(abs(hours.low / (26 * 32) - 1) < 0.4)
  }

  @Test("More parameters take more of everything", arguments: OneTimeWork.allCases)
  func growth(work: OneTimeWork) throws {
    let small = try cost(work, "llama-2-7b", "h100-sxm")
    let large = try cost(work, "llama-2-70b", "h100-sxm")
    #expect(small.memoryBytes < large.memoryBytes)
    #expect(try #require(small.acceleratorHours).likely < (try #require(large.acceleratorHours)).likely)
    #expect(small.accelerators <= large.accelerators)
    #expect(try #require(small.usd).high < (try #require(large.usd)).high)
  }

  @Test("Without published arithmetic hours and money are unknown")
  func unknown() throws {
    let json = #"{ "id": "own", "name": "Own", "memory": { "bytes": 8589934592, "bandwidthBytesPerSecond": 1e11 } }"#
    let silent = try JSONDecoder().decode(Accelerator.self, from: Data(json.utf8))
    let cost = try cost(.distillation, "llama-2-7b", on: silent)
    #expect(cost.acceleratorHours == nil && cost.usd == nil && cost.memoryBytes > .zero)
  }
}
