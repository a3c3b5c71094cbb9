import Domain
import Planning
import TestSupport
import Testing

@Suite("Repairs")
struct RepairTests {
  private func repairs(_ mode: ServingMode, scheme: String? = "bf16") throws -> [Repair] {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-4-scout", accelerator: "h100-sxm")
    request.mode = mode
    request.count = 1
    request.scheme = scheme
    return try planner.plan(request).repairs
  }

  @Test(
    "A repair of an offline plan speaks of tokens a second and the price of a million, one of an online plan of time")
  func modes() throws {
    let offline = try repairs(.offline).map(\.effect).filter { $0.hasPrefix("fits as") }
    #expect(!offline.isEmpty)
    for effect in offline {
      #expect(effect.contains("tokens a second at $") && effect.contains("a million"), "\(effect)")
      #expect(!effect.contains("ms a token"), "\(effect)")
    }
    let online = try repairs(.online).map(\.effect).filter { $0.hasPrefix("fits as") }
    #expect(!online.isEmpty && online.allSatisfy { $0.contains("s a token") && !$0.contains("a second") })
  }
}
