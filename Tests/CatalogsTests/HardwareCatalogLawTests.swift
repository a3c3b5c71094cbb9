import Domain
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Hardware catalog")
struct HardwareCatalogLawTests {
  private let store = SourceTree.shipped

  @Test("An 80 GB card holds what its driver reports, not what its box says")
  func reportedBytes() throws {
    let card = try store.accelerator("h100")
    #expect(card.memory.bytes.bytes == 81_559 * 1_048_576)
    #expect(card.memory.basis == .reported)
    #expect(card.memory.bandwidth.value == 3.35e12)
    #expect(card.compute[.bf16]?.value == 989.4e12 && card.compute[.fp4] == nil)
    #expect(card.links.fabric?.value == 450e9 && card.links.hostBus?.value == 63e9)
  }

  @Test("Usable memory is close to the nominal size, and unified memory gives some to the system")
  func usableMemory() throws {
    for card in try store.allAccelerators() {
      let nominal = try #require(card.memory.nominalGigabytes)
      let share = card.memory.bytes.gigabytes / nominal
      #expect(share > (card.memory.isUnified ? 0.5 : 0.9) && share < 1.08, "\(card.id): \(share)")
      if card.memory.isUnified { #expect(card.memory.bytes.gibibytes <= nominal) }
      #expect(card.memory.source != nil)
    }
  }

  @Test("Every card has a rate at 16 bits, so no prompt is free")
  func ratesAtSixteenBits() throws {
    for card in try store.allAccelerators() {
      #expect(card.compute[.bf16] != nil || card.compute[.fp16] != nil, "\(card.id)")
    }
  }

  @Test("A slice has its part of the parent's memory, bandwidth and arithmetic, and no link to another")
  func slices() throws {
    let slices = try store.allAccelerators().filter { $0.id.contains("-mig-") }
    #expect(slices.count == 16)
    for slice in slices {
      let parent = try store.accelerator(String(try #require(slice.id.split(separator: "-mig-").first)))
      let share = slice.memory.bandwidth.value / parent.memory.bandwidth.value
      #expect([0.125, 0.25, 0.5].contains { abs($0 - share) < 0.001 }, "\(slice.id)")
      #expect(Double(slice.memory.bytes.bytes) < share * Double(parent.memory.bytes.bytes), "\(slice.id)")
      for (precision, rate) in slice.compute {
        let sevenths = rate.value / (try #require(parent.compute[precision]).value) * 7
        #expect(abs(sevenths - sevenths.rounded()) < 0.03, "\(slice.id) \(precision)")
      }
      #expect(slice.links.fabric == nil && slice.links.acceleratorsPerNode == 1, "\(slice.id)")
    }
  }

  @Test("Kernels follow the compute capability")
  func kernels() throws {
    for card in try store.allAccelerators() {
      guard let capability = card.computeCapability else { continue }
      #expect(card.runs(.bf16) == (capability >= 8), "\(card.id)")
      #expect(card.runs(.fp8Native) == (capability >= 8.9), "\(card.id)")
      #expect(card.runs(.nvfp4Native) == (capability >= 10), "\(card.id)")
      #expect(card.runs(.int8Native) == (7.5..<10).contains(capability), "\(card.id)")
      #expect(card.runs(.sparse24) == false && card.runs(.gguf) == true, "\(card.id)")
    }
  }

  @Test("No format runs slower than twice the bits, INT8 on B300 aside")
  func narrowerIsNotSlower() throws {
    for card in try store.allAccelerators() {
      guard let half = card.compute[.bf16] ?? card.compute[.fp16] else { continue }
      if let rate = card.compute[.fp8] { #expect(rate >= half, "\(card.id)") }
      if let rate = card.compute[.fp4] { #expect(rate >= half, "\(card.id)") }
    }
  }

  @Test("Every accelerator but TPUs and Trainium has an engine")
  func engines() throws {
    let engines = try store.allEngines()
    for card in try store.allAccelerators() where card.vendor != "AWS" {
      #expect(engines.contains { $0.runs(on: card) == true }, "\(card.id)")
    }
  }

  @Test("What accelerators cost to rent is told by the lists of prices alone")
  func prices() throws {
    #expect(try store.allAccelerators().allSatisfy { $0.rentalPrice == nil })
  }
}
