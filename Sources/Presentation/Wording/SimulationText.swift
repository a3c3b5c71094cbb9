import Documents
import Domain
import Quantities

/// What a simulation saw, in two lines.
enum SimulationText {
  static func facts(_ load: SimulatedLoad) -> [Fact] {
    let goodput = NumberText.significant(load.goodput)
    let wait = load.timePerOutputTokenSeconds == nil ? "answer" : "first token"
    let (mean, most) = (NumberText.significant(load.queue.mean, 2), NumberText.grouped(load.queue.most))
    return [
      Fact(
        "Simulated", "\(NumberText.counted(load.requests, "request")), goodput \(goodput) requests/s",
        note: "\(NumberText.counted(load.preemptions, "preemption")); \(mean) waiting on average, \(most) at most; "
          + "seed \(load.seed)"),
      Fact(
        "p50, p95, p99", "\(levels(load.timeToFirstTokenSeconds)) to the \(wait)",
        note: load.timePerOutputTokenSeconds.map { "\(levels($0)) per token" } ?? ""),
    ]
  }

  private static func levels(_ latency: SimulatedLoad.Latency) -> String {
    [latency.p50, latency.p95, latency.p99].map(NumberText.seconds).joined(separator: ", ")
  }
}
