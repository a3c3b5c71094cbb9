import Domain
import Estimation
import Quantities

extension EvidenceGroup {
  private static let gibibyte = 1_073_741_824.0
  private static let mebibyte = 1_048_576.0

  /// Weights on each accelerator after loading, and in files.
  static let memory = [
    weights("Weights per GPU, dense, 16 bits (vLLM)", Target(median: 0.01, upper: 0.04)) {
      $0.engineID == "vllm" && $0.isPlain && $0.isUnquantized
    },
    weights("Weights per GPU, dense, FP8, AWQ, GGUF (vLLM)", Target(median: 0.01, upper: 0.04)) {
      $0.engineID == "vllm" && $0.isPlain && !$0.isUnquantized && $0.scheme.id != "nf4-dq"
    },
    weights(
      "Weights per GPU, mixtures, latent attention, vision, audio, MXFP4, NF4 (vLLM)", Target(median: 0.03, upper: 0.08)
    ) {
      $0.engineID == "vllm" && (!$0.isPlain || $0.scheme.id == "nf4-dq")
    },
    weights("Fall of free memory per GPU by loading (SGLang)", nil) { $0.engineID == "sglang" },
    EvidenceGroup(
      name: "GGUF files by mix, text model only", topic: .fileSizes, target: Target(median: 0.01, upper: 0.04),
      percentile: 0.95, includes: { $0.engineID == "llama-cpp" },
      ours: { subject in
        let groups = subject.replica.stored.groups.filter { !$0.group.tensorClass.isTower }
        return Interval(exactly: groups.reduce(0) { $0 + $1.bits / 8 } / gibibyte)
      }, theirs: { $0.measurement.row.gibibytes }),
    EvidenceGroup(
      name: "Files of releases in 16 bits, FP8, INT4, MXFP4, NVFP4", topic: .fileSizes,
      target: Target(median: 0.005, upper: 0.03), percentile: 0.95, includes: { $0.engineID != "llama-cpp" },
      ours: { Interval(exactly: $0.model.releaseBytes(in: $0.scheme) / gibibyte) },
      theirs: { $0.measurement.row.gibibytes }),
    EvidenceGroup(
      name: "Weights and cache of one sequence (Transformers)", topic: .allocated, target: nil, percentile: 0.95,
      includes: { _ in true },
      ours: { subject in
        let ledger = subject.ledger
        return Interval(
          exactly: Double((ledger.weightsBytes + ledger.bytes(of: .keyValueCache)).bytes) / mebibyte)
      }, theirs: { $0.measurement.row.mebibytes }),
  ]

  private static func weights(
    _ name: String, _ target: Target?, _ includes: @escaping @Sendable (EvidenceSubject) -> Bool
  ) -> EvidenceGroup {
    EvidenceGroup(
      name: name, topic: .weights, target: target, percentile: 0.95, includes: includes,
      ours: { Interval(exactly: Double($0.loadedBytes.bytes) / gibibyte) }, theirs: { $0.measurement.row.gibibytes })
  }

  /// Bytes of the cache, and the room that the whole ledger leaves for it.
  static let cache = [
    EvidenceGroup(
      name: "Tokens in a cache of so many GiB (vLLM, SGLang)", topic: .cacheTokens,
      target: Target(median: 0.001, upper: nil), percentile: 0.95, includes: { _ in true },
      ours: { subject in
        guard let gibibytes = subject.measurement.row.gibibytes else { return nil }
        let tokens = 1 << 20
        return Interval(exactly: gibibytes * gibibyte / subject.cacheBytes(tokens: tokens) * Double(tokens))
      }, theirs: { $0.measurement.row.tokens.map(Double.init) }),
    EvidenceGroup(
      name: "Cache of one sequence (llama.cpp)", topic: .cacheSizes, target: Target(median: 0.001, upper: nil),
      percentile: 0.95, includes: { _ in true },
      ours: { Interval(exactly: $0.cacheBytes(tokens: $0.measurement.row.contextTokens ?? 0) / mebibyte) },
      theirs: { $0.measurement.row.mebibytes }),
    EvidenceGroup(
      name: "Device less the room left for the cache (vLLM)", topic: .cacheSpace, target: nil, percentile: 0.95,
      includes: { _ in true },
      ours: { subject in
        let ledger = subject.ledger
        let room = ledger.spareBytes + ledger.bytes(of: .keyValueCache)
        return Interval(exactly: Double((ledger.deviceBytes - room).bytes) / gibibyte)
      },
      theirs: { subject in
        subject.measurement.row.gibibytes.map { Double(subject.ledger.deviceBytes.bytes) / gibibyte - $0 }
      }),
  ]
}
