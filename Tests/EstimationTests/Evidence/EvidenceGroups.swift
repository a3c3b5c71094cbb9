import Domain
import Estimation
import Quantities

extension EvidenceGroup {
  static let all = memory + cache + decode + prefill + throughput

  private static let gibibyte = 1_073_741_824.0

  /// Weights on each accelerator after loading.
  private static let memory = [
    weights("Weights per GPU, dense, 16 bits (vLLM)", (0.0003, 0.016), "1 %, p95 4 %") {
      $0.engineID == "vllm" && $0.isPlain && $0.isUnquantized
    },
    weights("Weights per GPU, dense, FP8, AWQ, GGUF (vLLM)", (0.0003, 0.018), "1 %, p95 4 %") {
      $0.engineID == "vllm" && $0.isPlain && !$0.isUnquantized && $0.scheme.id != "nf4-dq"
    },
    weights(
      "Weights per GPU, mixtures, latent attention, vision, audio, MXFP4, NF4 (vLLM)", (0.004, 0.155), "3 %, p95 8 %"
    ) {
      $0.engineID == "vllm" && (!$0.isPlain || $0.scheme.id == "nf4-dq")
    },
    weights("Fall of free memory per GPU by loading (SGLang)", (0.014, 0.061), "") { $0.engineID == "sglang" },
    EvidenceGroup(
      name: "GGUF files by mix, text model only", file: "file-sizes",
      gate: Gate(median: 0.0005, percentile: 0.95, bound: 0.019), target: "1 %, p95 4 %", includes: { _ in true },
      error: { subject in
        let groups = subject.replica.stored.groups.filter { !$0.group.tensorClass.isTower }
        return EvidenceSubject.relative(
          groups.reduce(0) { $0 + $1.bits / 8 } / gibibyte, subject.measurement.row.gibibytes)
      }),
    EvidenceGroup(
      name: "Weights and cache of one sequence (Transformers)", file: "allocated",
      gate: Gate(median: 0.014, percentile: 0.95, bound: 0.22), target: "", includes: { _ in true },
      error: { subject in
        let ledger = subject.ledger
        let bytes = ledger.weightsBytes + ledger.bytes(of: .keyValueCache)
        return EvidenceSubject.relative(Double(bytes.bytes) / 1_048_576, subject.measurement.row.mebibytes)
      }),
  ]

  private static func weights(
    _ name: String, _ gate: (median: Double, bound: Double), _ target: String,
    _ includes: @escaping @Sendable (EvidenceSubject) -> Bool
  ) -> EvidenceGroup {
    EvidenceGroup(
      name: name, file: "weights", gate: Gate(median: gate.median, percentile: 0.95, bound: gate.bound),
      target: target, includes: includes,
      error: { subject in
        EvidenceSubject.relative(Double(subject.loadedBytes.bytes) / gibibyte, subject.measurement.row.gibibytes)
      })
  }

  /// Bytes of the cache, and the room that the whole ledger leaves for it.
  private static let cache = [
    EvidenceGroup(
      name: "Tokens in a cache of so many GiB (vLLM, SGLang)", file: "cache-tokens",
      gate: Gate(median: 0.0003, percentile: 0.95, bound: 0.0045), target: "0.1 %", includes: { _ in true },
      error: { subject in
        guard let gibibytes = subject.measurement.row.gibibytes else { return nil }
        let tokens = 1 << 20
        return EvidenceSubject.relative(
          gibibytes * gibibyte / subject.cacheBytes(tokens: tokens) * Double(tokens),
          subject.measurement.row.tokens.map(Double.init))
      }),
    EvidenceGroup(
      name: "Cache of one sequence (llama.cpp)", file: "cache-sizes",
      gate: Gate(median: 0.0001, percentile: 0.95, bound: 0.001), target: "0.1 %", includes: { _ in true },
      error: { subject in
        EvidenceSubject.relative(
          subject.cacheBytes(tokens: subject.measurement.row.contextTokens ?? 0) / 1_048_576,
          subject.measurement.row.mebibytes)
      }),
    EvidenceGroup(
      name: "Room left for the cache, as a share of the device (vLLM)", file: "cache-space",
      gate: Gate(median: 0.0011, percentile: 0.95, bound: 0.014), target: "", includes: { _ in true },
      error: { subject in
        let ledger = subject.ledger
        let room = ledger.spareBytes + ledger.bytes(of: .keyValueCache)
        return subject.measurement.row.gibibytes.map {
          abs(Double(room.bytes) - $0 * gibibyte) / Double(ledger.deviceBytes.bytes)
        }
      }),
  ]

  private static let decode = [
    speed("Decoding, one sequence, 16 and 8 bits (vLLM)", "decode", (0.017, 0.043), "8 %, p80 15 %") {
      $0.engineID == "vllm" && !$0.isFourBit
    },
    speed("Decoding, one sequence, 4 bits (vLLM)", "decode", (0.035, 0.06), "12 %") {
      $0.engineID == "vllm" && $0.isFourBit
    },
    speed("Decoding, one sequence, 16 bits (llama.cpp)", "decode", (0.037, 0.071), "8 %, p80 15 %") {
      $0.engineID == "llama-cpp" && !$0.isFourBit
    },
    speed("Decoding, one sequence, 4 bits (llama.cpp)", "decode", (0.064, 0.116), "12 %") {
      $0.engineID == "llama-cpp" && $0.isFourBit
    },
    speed("Decoding, one sequence, dense (SGLang, TensorRT-LLM)", "decode", (0.03, 0.092), "8 %, p80 15 %") {
      ["sglang", "tensorrt-llm"].contains($0.engineID) && !$0.isMixture
    },
    speed("Decoding, one sequence, mixtures (SGLang)", "decode", (0.072, 0.115), "8 %, p80 15 %") {
      $0.engineID == "sglang" && $0.isMixture && $0.scheme.id != "gptq"
    },
    speed("Decoding, one sequence, GPTQ mixtures (SGLang)", "decode", (3.2, 3.9), "12 %") {
      $0.engineID == "sglang" && $0.isMixture && $0.scheme.id == "gptq"
    },
    speed("Decoding, one sequence (MLX)", "decode", (0.03, 0.08), "8 %, p80 15 %") { $0.engineID == "mlx" },
    speed("Decoding, one sequence (Transformers)", "decode", (0.16, 0.47), "") { $0.engineID == "transformers" },
  ]

  private static let prefill = [
    speed("Prompts, one GPU (llama.cpp)", "prefill", (0.062, 0.145), "15 %") {
      $0.engineID == "llama-cpp" && $0.replica.layout.count == 1
    },
    speed("Prompts, two to eight GPUs (llama.cpp)", "prefill", (0.23, 0.54), "15 %") {
      $0.engineID == "llama-cpp" && $0.replica.layout.count > 1
    },
    speed("Prompts, one Mac (MLX)", "prefill", (0.1, 0.2), "15 %") { $0.engineID == "mlx" },
  ]

  private static let throughput = [
    speed("Throughput, dense (TensorRT-LLM)", "throughput", (0.08, 0.22), "15 %") {
      $0.engineID == "tensorrt-llm" && !$0.isMixture
    },
    speed("Throughput, mixtures (TensorRT-LLM)", "throughput", (0.22, 0.48), "25 %") {
      $0.engineID == "tensorrt-llm" && $0.isMixture
    },
    speed("Throughput, dense (vLLM 0.7.2)", "throughput", (0.125, 0.21), "15 %") { $0.engineID == "vllm" },
  ]

  private static func speed(
    _ name: String, _ file: String, _ gate: (median: Double, bound: Double), _ target: String,
    _ includes: @escaping @Sendable (EvidenceSubject) -> Bool
  ) -> EvidenceGroup {
    EvidenceGroup(
      name: name, file: file, gate: Gate(median: gate.median, percentile: 0.8, bound: gate.bound), target: target,
      includes: includes,
      error: { EvidenceSubject.relative($0.speed(), $0.measurement.row.value) })
  }
}
