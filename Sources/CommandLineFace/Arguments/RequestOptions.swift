import ArgumentParser
import Domain

/// What is asked of a deployment; each option that is left out keeps the workload's or the earlier plan's value.
struct RequestOptions: ParsableArguments {
  @Option(.workload, "chat, rag, ... (see 'quantplan catalog list workloads').", valueName: "id")
  var workload: RequestArgument?

  @Option(.mode, "Whether latency or throughput decides: online or offline.", valueName: "mode")
  var mode: RequestArgument?

  @Option(.contextTokens, "Tokens that each sequence may hold, prompt and answer; 8k is 8,192.", valueName: "tokens")
  var context: RequestArgument?

  @Option(.inputTokens, "Tokens of a prompt, on average.", valueName: "tokens")
  var input: RequestArgument?

  @Option(.outputTokens, "Tokens of an answer, on average.", valueName: "tokens")
  var output: RequestArgument?

  @Option(.inputTokensP95, "Tokens that 95 % of the prompts stay within, where they differ.", valueName: "tokens")
  var inputP95: RequestArgument?

  @Option(.outputTokensP95, "Tokens that 95 % of the answers stay within.", valueName: "tokens")
  var outputP95: RequestArgument?

  @Option(.images, "Images of each request, for models that see.", valueName: "n")
  var images: RequestArgument?

  @Option(.imageSize, "How large they are, in pixels; 1024x1024 where nobody says.", valueName: "WxH")
  var imageSize: RequestArgument?

  @Option(.denoisingSteps, "Steps from noise to an image; the model's card's where nobody says.", valueName: "n")
  var steps: RequestArgument?

  @Option(
    .prefixHit, "The share of a prompt found in the prefix cache: 0.5, 0.9@conversation where each has its own.",
    valueName: "share")
  var prefixHit: RequestArgument?

  @Option(.concurrency, "Sequences in flight at once; 2k is 2,000.", valueName: "n")
  var concurrency: RequestArgument?

  @Option(
    .engine, "vllm, sglang, llama-cpp, ...; several by commas, or any, for the best of them.", valueName: "id,...")
  var engine: RequestArgument?

  @Option(
    .licence, "Licences that the model may have: permissive (Apache-2.0, MIT, BSD ...), names by commas, or any.",
    valueName: "licence")
  var licence: RequestArgument?

  @Option(.region, "Where it runs: one place, for carbon and prices (see 'catalog list regions').", valueName: "id")
  var region: RequestArgument?
}
