/// What an option that nobody has may have meant.
///
/// People come with the options of the engines that they know: `--tensor-parallel-size` is vLLM's, `--tp-size` SGLang's,
/// `--ctx-size` llama.cpp's.
package enum FamiliarOption {
  /// What a flag is called here; nil where nobody is known to call anything so.
  package static func field(calledElsewhere flag: String) -> RequestField? {
    fields[String(flag.drop { $0 == "-" }.lowercased().map { $0 == "_" ? "-" : $0 })]
  }

  private static let fields: [String: RequestField] = {
    let names: [(RequestField, [String])] = [
      (.tensorParallel, ["tp", "tp-size", "tensor-parallel-size", "tensor-split"]),
      (.pipelineParallel, ["pp", "pp-size", "pipeline-parallel-size"]),
      (.dataParallel, ["dp", "dp-size", "data-parallel-size"]),
      (.expertParallel, ["ep", "ep-size", "enable-expert-parallel"]),
      (.contextTokens, ["max-model-len", "context-length", "ctx-size", "ctx", "max-seq-len", "n-ctx"]),
      (.memoryUtilization, ["gpu-memory-utilization", "mem-fraction-static", "kv-cache-free-gpu-memory-fraction"]),
      (.maximumSequences, ["max-num-seqs", "max-running-requests", "max-batch-size"]),
      (.maximumBatchedTokens, ["max-num-batched-tokens", "max-prefill-tokens", "max-num-tokens"]),
      (.keyValueCache, ["kv-cache-dtype", "cache-type-k", "kv-dtype", "kv"]),
      (.scheme, ["quantization", "quantize", "quant", "dtype", "precision", "format", "bits"]),
      (.offload, ["cpu-offload-gb", "cpu-offload", "n-gpu-layers"]),
      (.requestsPerSecond, ["rps", "qps", "rate"]),
      (.concurrency, ["batch-size", "batch", "max-concurrency", "parallel"]),
      (.accelerator, ["gpu", "hardware", "device", "accelerator", "instance"]),
      (.count, ["gpus", "num-gpus", "gpu-count", "n-gpus"]),
      (.maximumTimeToFirstTokenSeconds, ["ttft", "slo-ttft"]),
      (.maximumTimePerOutputTokenSeconds, ["tpot", "itl", "slo-tpot"]),
      (.inputTokens, ["input-len", "isl", "random-input-len", "prompt", "prompt-tokens"]),
      (.outputTokens, ["output-len", "osl", "max-tokens", "random-output-len"]),
      (.maximumUSDPerHour, ["budget", "max-cost"]), (.adapters, ["lora", "enable-lora", "max-loras"]),
      (.speculative, ["speculative-config", "speculative-model", "draft-model", "model-draft"]),
    ]
    return names.reduce(into: [:]) { known, entry in
      for name in entry.1 { known[name] = entry.0 }
    }
  }()
}
