import ArgumentParser
import Domain

/// How work comes, where it isn't a number of sequences at once: the sequences in flight follow from it.
struct LoadOptions: ParsableArguments {
  @Option(.requestsPerSecond, "Requests per second that must be served, or none.", valueName: "r")
  var requestRate: RequestArgument?

  @Option(.requestsPerDay, "Requests in a day, whose busiest hour decides; 2M is two million.", valueName: "n")
  var requestsPerDay: RequestArgument?

  @Option(.peakFactor, "The busiest hour's requests over an average hour's (default: 2.4).", valueName: "factor")
  var peak: RequestArgument?

  @Option(.users, "People in conversation, who think between requests; 2k is 2,000.", valueName: "n")
  var users: RequestArgument?

  @Option(.thinkSeconds, "What they take between an answer and the next request: 30s.", valueName: "time")
  var thinkTime: RequestArgument?

  @Option(.documents, "Documents of a job, with --within (default: a day).", valueName: "n")
  var documents: RequestArgument?

  @Option(.adapters, "LoRA adapters in memory, of rank 16 or another: 8:64.", valueName: "n[:rank]")
  var adapters: RequestArgument?

  @Option(.withinSeconds, "The time in which all documents must be done: 48h.", valueName: "time")
  var within: RequestArgument?

  @Option(
    .trace, "Requests as recorded, JSON Lines of timestamp (ms) or arrival (s), input_length, output_length.",
    valueName: "file")
  var trace: RequestArgument?
}
