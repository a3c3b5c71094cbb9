/// The bounds reached on rows that nothing is fitted on: tightened when the calculator gets better, never loosened.
enum VerificationGates {
  struct Gate {
    let median: Double
    /// At the group's percentile.
    let upper: Double
  }

  static let all: [String: Gate] = [
    "Weights per GPU, dense, 16 bits (vLLM)": Gate(median: 0.002, upper: 0.007),
    "Weights per GPU, dense, FP8, AWQ, GGUF (vLLM)": Gate(median: 0.001, upper: 0.002),
    "Weights per GPU, mixtures, latent attention, vision, audio, MXFP4, NF4 (vLLM)": Gate(median: 0.003, upper: 0.025),
    "Fall of free memory per GPU by loading (SGLang)": Gate(median: 0.015, upper: 0.075),
    "GGUF files by mix, text model only": Gate(median: 0.001, upper: 0.008),
    "Files of releases in 16 bits, FP8, INT4, MXFP4, NVFP4": Gate(median: 0.001, upper: 0.012),
    "Weights and cache of one sequence (Transformers)": Gate(median: 0.028, upper: 0.20),
    "Tokens in a cache of so many GiB (vLLM, SGLang)": Gate(median: 0.001, upper: 0.006),
    "Cache of one sequence (llama.cpp)": Gate(median: 0.001, upper: 0.001),
    "Device less the room left for the cache (vLLM)": Gate(median: 0.002, upper: 0.014),
    "Decoding, one sequence, 16 and 8 bits (vLLM)": Gate(median: 0.012, upper: 0.025),
    "Decoding, one sequence, 4 bits (vLLM)": Gate(median: 0.023, upper: 0.049),
    "Decoding, one sequence, dense, 16 bits (llama.cpp)": Gate(median: 0.036, upper: 0.075),
    "Decoding, one sequence, dense, 4 bits (llama.cpp)": Gate(median: 0.049, upper: 0.098),
    "Decoding, one sequence, mixtures (llama.cpp)": Gate(median: 0.19, upper: 0.27),
    "Decoding, one sequence, Apple and integrated (llama.cpp)": Gate(median: 0.062, upper: 0.25),
    "Decoding, one sequence, dense (SGLang, TensorRT-LLM)": Gate(median: 0.097, upper: 0.12),
    "Decoding, one sequence, mixtures (SGLang)": Gate(median: 0.14, upper: 0.15),
    "Decoding, one sequence, GPTQ mixtures (SGLang)": Gate(median: 0.11, upper: 0.14),
    "Decoding, one sequence (MLX)": Gate(median: 0.062, upper: 0.067),
    "Decoding, one sequence (Transformers)": Gate(median: 0.17, upper: 0.26),
    "Prompts, one GPU (llama.cpp)": Gate(median: 0.11, upper: 0.48),
    "Prompts, two to eight GPUs (llama.cpp)": Gate(median: 0.27, upper: 0.84),
    "Prompts, Apple and integrated (llama.cpp)": Gate(median: 0.36, upper: 0.72),
    "Prompts, one Mac (MLX)": Gate(median: 0.075, upper: 0.096),
    "Throughput, dense (TensorRT-LLM)": Gate(median: 0.14, upper: 0.24),
    "Throughput, mixtures (TensorRT-LLM)": Gate(median: 0.22, upper: 0.48),
    "Throughput, dense (vLLM 0.7.2)": Gate(median: 0.18, upper: 0.37),
    "Output at 8 to 2,048 in flight, dense (vLLM 0.11)": Gate(median: 0.090, upper: 0.19),
    "Output at 8 to 4,096 in flight, mixtures (vLLM 0.11)": Gate(median: 0.11, upper: 0.23),
    "Output at 1 to 64 in flight, dense (LMDeploy)": Gate(median: 0.076, upper: 0.12),
    "Time between tokens, dense (vLLM 0.11)": Gate(median: 0.15, upper: 0.29),
    "Time between tokens, mixtures (vLLM 0.11)": Gate(median: 0.16, upper: 0.48),
    "Energy a token, dense (vLLM 0.11)": Gate(median: 0.100, upper: 0.14),
    "Energy a token, mixtures (vLLM 0.11)": Gate(median: 0.14, upper: 0.24),
    "Perplexity over the original's, GGUF types (llama.cpp)": Gate(median: 0.0039, upper: 0.011),
    "Perplexity over the original's, INT8, INT4, NF4, 2:4": Gate(median: 0.0050, upper: 0.0097),
    "Accuracy kept over a suite of benchmarks": Gate(median: 0.0053, upper: 0.0074),
    "Accuracy kept in one benchmark": Gate(median: 0.0064, upper: 0.026),
  ]
}
