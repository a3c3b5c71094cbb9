import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("What is assumed of hardware")
struct HardwareTextTests {
  static let assumptions: [(Assumption, String, String)] = [
    (
      .typicalRates(
        accelerator: "Processor",
        TypicalRates(
          bandwidth: .init(low: ByteRate(20e9), likely: ByteRate(50e9), high: ByteRate(100e9)),
          operations: .teraflops(0.8))), "typicalRates",
      "Nobody tells how fast Processor reads its memory: 50.0 GB/s is usual of so much, from 20.0 GB/s to 100 GB/s; --on "
        + "cpu:MEMORY:BANDWIDTH says it. Nobody tells how many cores it has: 0.800 TFLOP/s in FP32 is taken, 16 "
        + "operations for each byte that is read."
    ),
    (
      .nominalMemory(accelerator: "My GPU", basis: .stated), "nominalMemory",
      "Memory of My GPU is stated, not as a driver reports it."
    ),
    (
      .network(hosts: 2, name: "InfiniBand NDR, 400 Gb/s", rate: .gigabytesPerSecond(50)), "network",
      "A replica spans 2 hosts, joined by InfiniBand NDR, 400 Gb/s: 50.0 GB/s each way."
    ),
    (
      .network(hosts: 3, name: nil, rate: Links.usualNetwork), "network",
      "A replica spans 3 hosts, joined by 10 Gb/s Ethernet, as no network is known for them: 1.25 GB/s each way."
    ),
    (
      .largestFleet(accelerators: 4096), "largestFleet",
      "Fleets of more than 4,096 accelerators were not weighed: --count asks for more."
    ),
  ]

  @Test("An assumption", arguments: assumptions)
  func assumption(assumption: Assumption, code: String, words: String) {
    #expect(assumption.code == code && assumption.words == words)
  }
}
