import ArgumentParser
import Domain

/// What is asked of a deployment; each option that is left out keeps the workload's or the earlier plan's value.
struct RequestOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("chat, rag, ... (see 'quantplan catalog list workloads').", valueName: "id"))
  var workload: String?

  @Option(help: ArgumentHelp("Whether latency or throughput decides: online or offline.", valueName: "mode"))
  var mode: ServingMode?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Tokens that each sequence may hold, prompt and answer.", valueName: "tokens"),
    transform: ArgumentReader.whole(1...1_000_000_000))
  var context: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Tokens of a prompt.", valueName: "tokens"),
    transform: ArgumentReader.whole(0...1_000_000_000))
  var input: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Tokens of an answer.", valueName: "tokens"),
    transform: ArgumentReader.whole(0...1_000_000_000))
  var output: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Sequences in flight at once.", valueName: "n"),
    transform: ArgumentReader.whole(1...10_000_000))
  var concurrency: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("vllm, sglang, llama-cpp, ...", valueName: "id"))
  var engine: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where it runs, for carbon and prices (see 'catalog list regions').", valueName: "id"))
  var region: String?
}

extension ServingMode: ExpressibleByArgument {}
