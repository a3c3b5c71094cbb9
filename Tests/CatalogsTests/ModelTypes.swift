import Domain

/// The `model_type` of each entry of the catalog, as its publisher's configuration has it.
enum ModelTypes {
  static func type(of model: Model) -> String? { byID[model.id] ?? byFamily[model.family] }

  private static let byFamily = [
    "BERT": "bert", "MiniLM": "bert", "BLOOM": "bloom", "CLIP": "clip", "Code Llama": "llama", "Command A": "cohere2",
    "Command R": "cohere", "DBRX": "dbrx", "DeepSeek-V2": "deepseek_v2", "DeepSeek-R1-Distill": "qwen2",
    "DeepSeek-V3": "deepseek_v3", "Devstral": "ministral3", "Whisper": "whisper", "GPT-2": "gpt2", "GPT-3": "gpt2",
    "dots": "dots1", "ERNIE 4.5": "ernie4_5_moe", "EXAONE": "exaone4", "Falcon": "falcon", "Falcon 3": "llama",
    "Gemma 2": "gemma2", "Gemma 3": "gemma3", "Gemma 3n": "gemma3n", "Gemma 4": "gemma4", "GLM-4": "glm4",
    "GLM-4.5": "glm4_moe", "GLM-4.7": "glm4_moe_lite", "GLM-5": "glm_moe_dsa", "gpt-oss": "gpt_oss",
    "Granite 3": "granite", "Granite 4": "granitemoehybrid", "Hunyuan": "hunyuan_v1_dense", "InternLM": "internlm2",
    "Jamba": "jamba", "Kimi K2": "kimi_k2", "Kimi Linear": "kimi_linear", "Llama 2": "llama", "Llama 3": "llama",
    "Llama 3.1": "llama", "Llama 3.2": "llama", "Llama 3.3": "llama", "Llama 4": "llama4", "LLaVA": "llava",
    "Mamba": "mamba", "MiMo": "mimo_v2_flash", "MiniMax": "minimax_m2", "Minitron": "llama", "Mistral": "mistral",
    "Mistral Large": "mistral", "Mistral Medium": "ministral3", "Mistral Small": "mistral3", "Mixtral": "mixtral",
    "Moonlight": "deepseek_v3", "Nemotron": "nemotron_h", "Nemotron 3": "nemotron_h", "OLMo 2": "olmo2",
    "OLMo 3": "olmo3", "OLMoE": "olmoe", "OPT": "opt", "Phi-3": "phi3", "Phi-3.5": "phi3", "Phi-4": "phi3",
    "Pixtral": "pixtral", "Qwen2.5": "qwen2", "Qwen2.5-VL": "qwen2_5_vl", "Qwen3": "qwen3", "Qwen3-Coder": "qwen3_moe",
    "Qwen3-Next": "qwen3_next", "Qwen3-VL": "qwen3_vl_moe", "Qwen3.5": "qwen3_5_moe", "Qwen3.6": "qwen3_5_moe",
    "Qwen3.8": "qwen3_5", "Seed-OSS": "seed_oss", "SmolLM": "llama", "StarCoder2": "starcoder2", "TinyLlama": "llama",
    "ViT": "vit", "Yi": "llama",
  ]

  private static let byID = [
    "distilbert-base-uncased": "distilbert", "command-r7b-12-2024": "cohere2",
    "deepseek-r1-distill-llama-8b": "llama", "deepseek-r1-distill-llama-70b": "llama",
    "deepseek-r1-0528-qwen3-8b": "qwen3", "deepseek-v3.2": "deepseek_v32", "devstral-small-2505": "mistral",
    "ernie-4.5-0.3b-pt": "ernie4_5", "gemma-3-270m-it": "gemma3_text", "gemma-3-1b-it": "gemma3_text",
    "granite-4.2-3b": "granite", "granite-4.2-8b": "granite", "granite-4.2-30b": "granite",
    "hunyuan-a13b-instruct": "hunyuan_v1_moe", "hy3-preview": "hy_v3", "internlm3-8b-instruct": "internlm3",
    "kimi-k2.5": "kimi_k25", "kimi-k2.6": "kimi_k25", "llama-3.2-11b-vision-instruct": "mllama",
    "llama-3.2-90b-vision-instruct": "mllama", "minimax-m1-80k": "minimax_m1",
    "mistral-nemo-minitron-8b-base": "mistral", "mistral-small-24b-instruct-2501": "mistral",
    "mistral-small-4-119b-2603": "mistral4", "llama-3.1-nemotron-nano-8b-v1": "llama",
    "llama-3.1-nemotron-70b-instruct": "llama", "llama-3.3-nemotron-super-49b-v1": "nemotron-nas",
    "llama-3.3-nemotron-super-49b-v1.5": "nemotron-nas", "phi-3-small-8k-instruct": "phi3small",
    "phi-3.5-moe-instruct": "phimoe", "phi-3.5-vision-instruct": "phi3_v", "qwen3-30b-a3b": "qwen3_moe",
    "qwen3-235b-a22b": "qwen3_moe", "qwen3-vl-8b-instruct": "qwen3_vl", "smollm3-3b": "smollm3",
  ]
}
