import Quantities

/// What published recipes for work on a model take; ranges span what their sources tell.
enum TrainingRecipe {
  /// The share of the peak that training reaches: 46 % for PaLM (arXiv 2204.02311), 38–43 % for Llama 3 (arXiv
  /// 2407.21783); 30 % for small clusters is an assumption.
  static let utilization = Interval(low: 0.30, likely: 0.40, high: 0.46)

  /// Operations of a forward pass for a parameter and token, and of forward and backward together (arXiv 2001.08361).
  static let forward = 2.0
  static let training = 6.0

  /// 16-bit weights and gradients, and Adam's three values of 32 bits (arXiv 1910.02054, §3.1).
  static let trainedBytes = 16.0

  /// 128 segments of 2,048 tokens (GPTQ, arXiv 2210.17323, §4).
  static let calibrationTokens = 128.0 * 2048
  /// Hours of an A100 for a billion parameters. Low: AutoAWQ's README, an hour for 70B; likely: GPTQ, four for 175B;
  /// high: AutoAWQ's README, 15 minutes for 7B.
  static let calibrationHours = Interval(low: 1.0 / 70, likely: 4.0 / 175, high: 0.25 / 7)
  /// 512 samples of 2,048 tokens (llm-compressor's examples).
  static let scaleTokens = 512.0 * 2048

  /// Two phases over 4,096 samples of 2,048 and 4,096 tokens (EfficientQAT, arXiv 2407.11062).
  static let awareTokens = 4096.0 * (2048 + 4096)
  /// Hours of an A100 for a billion parameters: 41 for 70B (EfficientQAT, abstract).
  static let awareHours = 41.0 / 70

  /// Low: Sparse-Llama-3.1-8B-2of4's card; likely and high: Llama-3.1-Minitron-4B and Mistral-NeMo-Minitron-8B (arXiv
  /// 2408.11796, table 1).
  static let pruningTokens = Interval(low: 13e9, likely: 94e9, high: 380e9)
  /// Llama-3.1-Minitron keeps half of the parameters; 2:4 sparsity trains all.
  static let prunedShare = 0.5

  /// As for pruning; high: Gemma 2 2B, which was distilled (arXiv 2408.00118; arXiv 2408.11796, table 1).
  static let distillationTokens = Interval(low: 13e9, likely: 94e9, high: 2e12)
  /// An assumption: a student has an eighth of the parameters.
  static let studentShare = 0.125

  /// 1,875 steps of 16 samples of up to 528 tokens (QLoRA's script for Guanaco 65B, arXiv 2305.14314).
  ///
  /// Samples fill half of it at least, and three quarters on average: an assumption.
  static let adapterTokens = Interval(low: 0.5, likely: 0.75, high: 1).map { $0 * 1875 * 16 * 528 }
  /// Tokens of one of its passes.
  static let adapterBatchTokens = 4.0 * 528
  /// Bits of a weight in NF4 with scales quantized twice (arXiv 2305.14314, §3).
  static let adapterBaseBits = 4.127
  /// The adapters' rank on all linear layers.
  static let adapterRank = 64.0
  /// 16-bit weights and gradients, and Adam's two values of 32 bits, of an adapter's parameter.
  static let adapterBytes = 12.0
}

/// The accelerator that recipes' hours were measured on: A100 SXM4 80GB.
enum ReferenceAccelerator {
  static let operationsPerSecond = 312e12
  static let bytesPerSecond = 2.039e12
}
