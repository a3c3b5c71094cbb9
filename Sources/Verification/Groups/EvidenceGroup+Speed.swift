import Domain
import Estimation

extension EvidenceGroup {
  static let decode = [
    speed("Decoding, one sequence, 16 and 8 bits (vLLM)", .decode, Target(median: 0.06, upper: 0.12)) {
      $0.engineID == "vllm" && !$0.isNarrow
    },
    speed("Decoding, one sequence, 4 bits (vLLM)", .decode, Target(median: 0.1, upper: 0.2)) {
      $0.engineID == "vllm" && $0.isNarrow
    },
    speed("Decoding, one sequence, dense, 16 bits (llama.cpp)", .decode, Target(median: 0.06, upper: 0.12)) {
      $0.isLlama && !$0.isNarrow && !$0.isMixture && !$0.isIntegrated
    },
    speed("Decoding, one sequence, dense, 4 bits (llama.cpp)", .decode, Target(median: 0.1, upper: 0.2)) {
      $0.isLlama && $0.isNarrow && !$0.isMixture && !$0.isIntegrated
    },
    speed("Decoding, one sequence, mixtures (llama.cpp)", .decode, Target(median: 0.12, upper: 0.25)) {
      $0.isLlama && $0.isMixture && !$0.isIntegrated
    },
    speed("Decoding, one sequence, Apple and integrated (llama.cpp)", .decode, Target(median: 0.12, upper: 0.25)) {
      $0.isLlama && $0.isIntegrated
    },
    speed("Decoding, one sequence, dense (SGLang, TensorRT-LLM)", .decode, Target(median: 0.06, upper: 0.12)) {
      ["sglang", "tensorrt-llm"].contains($0.engineID) && !$0.isMixture
    },
    speed("Decoding, one sequence, mixtures (SGLang)", .decode, Target(median: 0.12, upper: 0.25)) {
      $0.engineID == "sglang" && $0.isMixture && $0.scheme.id != "gptq"
    },
    speed("Decoding, one sequence, GPTQ mixtures (SGLang)", .decode, Target(median: 0.12, upper: 0.25)) {
      $0.engineID == "sglang" && $0.isMixture && $0.scheme.id == "gptq"
    },
    speed("Decoding, one sequence (MLX)", .decode, Target(median: 0.12, upper: 0.25)) { $0.engineID == "mlx" },
    speed("Decoding, one sequence (Transformers)", .decode, nil) { $0.engineID == "transformers" },
  ]

  static let prefill = [
    speed("Prompts, one GPU (llama.cpp)", .prefill, Target(median: 0.15, upper: 0.25)) {
      $0.isLlama && $0.replica.layout.count == 1 && !$0.isIntegrated
    },
    speed("Prompts, two to eight GPUs (llama.cpp)", .prefill, Target(median: 0.2, upper: nil)) {
      $0.isLlama && $0.replica.layout.count > 1
    },
    speed("Prompts, Apple and integrated (llama.cpp)", .prefill, Target(median: 0.15, upper: 0.25)) {
      $0.isLlama && $0.replica.layout.count == 1 && $0.isIntegrated
    },
    speed("Prompts, one Mac (MLX)", .prefill, Target(median: 0.15, upper: 0.25)) { $0.engineID == "mlx" },
  ]

  static let throughput = [
    speed("Throughput, dense (TensorRT-LLM)", .throughput, Target(median: 0.12, upper: 0.25)) {
      $0.engineID == "tensorrt-llm" && !$0.isMixture
    },
    speed("Throughput, mixtures (TensorRT-LLM)", .throughput, Target(median: 0.2, upper: 0.4)) {
      $0.engineID == "tensorrt-llm" && $0.isMixture
    },
    speed("Throughput, dense (vLLM 0.7.2)", .throughput, Target(median: 0.12, upper: 0.25)) {
      $0.engineID == "vllm"
    },
  ]
}

extension EvidenceSubject {
  /// llama.cpp, or a face of it.
  fileprivate var isLlama: Bool { ["llama-cpp", "ollama"].contains(engineID) }
}
