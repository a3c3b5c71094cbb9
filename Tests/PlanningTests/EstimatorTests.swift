import Domain
import Estimation
import Quantities
import TestSupport
import Testing

@testable import Planning

@Suite("Estimating candidates")
struct EstimatorTests {
  static let models = ["llama-3.1-8b-instruct", "llama-4-scout", "qwen3-30b-a3b", "gemma-3-27b-it", "mamba-2.8b"]

  private func candidates(_ fixture: SearchFixture) throws -> [Candidate] { fixture.builder.weigh().candidates }

  @Test("Every ledger adds up, whatever the shape", arguments: models)
  func sums(model: String) throws {
    for candidate in try candidates(try SearchFixture(model, "h100-sxm", count: 4)) {
      let ledger = candidate.ledger
      #expect(ledger.items.map(\.bytes).sum() == ledger.totalBytes)
      #expect(ledger.totalBytes + ledger.spareBytes == ledger.capacityBytes)
      #expect(candidate.fits == (ledger.spareBytes >= .zero))
    }
  }

  @Test("More context never needs less memory, in the same shape", arguments: models)
  func context(model: String) throws {
    let all = try [2048, 4096, 8192].map { context in
      try candidates(
        try SearchFixture(model, "h100-sxm", count: 2) {
          $0.contextTokens = context
          $0.inputTokens = 1024
          $0.outputTokens = 256
        })
    }
    for (short, long) in zip(all, all.dropFirst()) {
      #expect(short.map(\.deployment) == long.map(\.deployment) && !short.isEmpty)
      #expect(zip(short, long).allSatisfy { $0.ledger.totalBytes <= $1.ledger.totalBytes })
    }
  }

  @Test("More accelerators never leave the best with less room or a worse answer", arguments: models)
  func accelerators(model: String) throws {
    var last: Candidate?
    for count in [1, 2, 4, 8] {
      let fixture = try SearchFixture(model, "h100-sxm", count: count) { $0.maximumUSDPerHour = nil }
      let roomiest = try candidates(fixture).filter { $0.deployment.replicas == 1 }
        .max { $0.ledger.spareBytes < $1.ledger.spareBytes }
      if let last, let roomiest { #expect(roomiest.ledger.spareBytes >= last.ledger.spareBytes) }
      last = roomiest
    }
  }

  @Test("A finalist keeps its numbers where nothing is simulated")
  func refinement() throws {
    let fixture = try SearchFixture("llama-3.1-8b-instruct", "h100-sxm", count: 1)
    let refinement = Refinement(estimator: fixture.builder.estimator)
    for candidate in try candidates(fixture) {
      #expect(refinement.refined(candidate).alternative == candidate.alternative)
    }
  }

  @Test("Engines are told a power of two from 8 on, and offline as many as they run by default")
  func sequenceLimits() throws {
    for (concurrency, limit) in [(1, 8), (8, 8), (9, 16), (100, 128)] {
      let fixture = try SearchFixture("llama-3.1-8b-instruct", "h100-sxm", count: 1) { $0.concurrency = concurrency }
      #expect(try candidates(fixture).allSatisfy { $0.replica.sequenceLimit == limit })
    }
    let offline = try SearchFixture("llama-3.1-8b-instruct", "h100-sxm", count: 1) {
      $0.mode = .offline
      $0.askedConcurrency = nil
    }
    let usual = offline.builder.resources.site.limits.sequences
    #expect(usual == 1024)
    let limits = try candidates(offline).compactMap(\.replica.sequenceLimit)
    #expect(limits.max() == usual && limits.contains(usual))
  }
}
