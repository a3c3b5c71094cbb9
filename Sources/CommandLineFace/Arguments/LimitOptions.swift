import ArgumentParser
import Domain

/// Limits that a deployment must keep, and what is wanted most of what keeps them.
struct LimitOptions: ParsableArguments {
  @Option(
    .maximumTimeToFirstTokenSeconds,
    "Longest time to the first token: 500 (ms), 1s, 1s@p95 (without @ of half of the requests), or none.",
    valueName: "time")
  var maxTtft: RequestArgument?

  @Option(
    .maximumTimePerOutputTokenSeconds, "Longest time per output token: 50 (ms), 50ms@p99, or none.", valueName: "time")
  var maxTpot: RequestArgument?

  @Option(.maximumUSDPerHour, "Most dollars an hour, or none.", valueName: "usd")
  var maxCostPerHour: RequestArgument?

  @Option(.maximumUSDPerMonth, "Most dollars a month, or none.", valueName: "usd")
  var maxCostPerMonth: RequestArgument?

  @Option(
    .maximumAccuracyLoss, "Most accuracy lost by compression: 1%, 1%@low for the worse end of its range, or none.",
    valueName: "percent")
  var maxLoss: RequestArgument?

  @Option(
    .objective, "What is wanted most: cost, latency, throughput, energy, carbon, quality, or auto.",
    valueName: "objective")
  var objective: RequestArgument?

  @Option(.maximumWatts, "Most watts of all boards at full load, or none.", valueName: "watts")
  var maxWatts: RequestArgument?

  @Option(
    .simulate,
    "Whether to simulate the chosen deployment request by request: on, off, or auto for where averages don't tell.",
    valueName: "on|off|auto")
  var simulate: RequestArgument?
}
