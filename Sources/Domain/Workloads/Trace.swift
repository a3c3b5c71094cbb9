/// A load as it was recorded: when requests came, and how long they and their answers were.
package final class Trace: Sendable {
  package struct Request: Sendable, Hashable {
    /// Seconds after the first one.
    package let arrivalSeconds: Double
    package let inputTokens: Int
    package let outputTokens: Int

    package init(arrivalSeconds: Double, inputTokens: Int, outputTokens: Int) {
      self.arrivalSeconds = arrivalSeconds
      self.inputTokens = inputTokens
      self.outputTokens = outputTokens
    }
  }

  /// What a series of lengths is like.
  package struct Lengths: Sendable, Hashable {
    package let mean: Double
    package let p95: Int

    fileprivate init(_ lengths: [Int]) {
      mean = Double(lengths.reduce(0, +)) / Double(max(lengths.count, 1))
      let place = Int((0.95 * Double(lengths.count)).rounded(.up)) - 1
      p95 = lengths.isEmpty ? 0 : lengths.sorted()[max(place, 0)]
    }
  }

  /// The file.
  package let path: String
  /// In order of arrival.
  package let requests: [Request]
  package let input: Lengths
  package let output: Lengths
  /// Of prompts and answers together.
  package let whole: Lengths
  package let longestTokens: Int
  /// From the first arrival to the last.
  package let seconds: Double
  /// The standard deviation of gaps between arrivals over their mean: 1 for arrivals at random.
  package let gapVariation: Double

  /// - Parameter requests: in any order, at any times; at least two of them.
  package init(path: String, requests: [Request]) {
    self.path = path
    let start = requests.map(\.arrivalSeconds).min() ?? 0
    let sorted = requests.sorted { $0.arrivalSeconds < $1.arrivalSeconds }.map {
      Request(
        arrivalSeconds: $0.arrivalSeconds - start, inputTokens: $0.inputTokens, outputTokens: $0.outputTokens)
    }
    self.requests = sorted
    input = Lengths(sorted.map(\.inputTokens))
    output = Lengths(sorted.map(\.outputTokens))
    let lengths = sorted.map { $0.inputTokens + $0.outputTokens }
    whole = Lengths(lengths)
    longestTokens = lengths.max() ?? 0
    seconds = sorted.last?.arrivalSeconds ?? 0
    let mean = seconds / Double(max(sorted.count - 1, 1))
    let squares = zip(sorted, sorted.dropFirst()).reduce(0) { sum, pair in
      let gap = pair.1.arrivalSeconds - pair.0.arrivalSeconds - mean
      return sum + gap * gap
    }
    gapVariation = mean > 0 ? (squares / Double(max(sorted.count - 1, 1))).squareRoot() / mean : 0
  }

  /// Arrivals after the first, a second.
  package var requestsPerSecond: Double { seconds > 0 ? Double(requests.count - 1) / seconds : 0 }
}

extension PlanRequest {
  /// Takes the rate and the lengths from a trace; nothing else that says how much comes is left.
  package mutating func follow(_ trace: Trace) {
    inputTokens = max(Int(trace.input.mean.rounded()), 1)
    outputTokens = max(Int(trace.output.mean.rounded()), 1)
    inputTokensP95 = Self.spread(trace.input.p95, mean: inputTokens)
    outputTokensP95 = Self.spread(trace.output.p95, mean: outputTokens)
    contextTokens = max(trace.whole.p95, inputTokens + outputTokens)
    requestsPerSecond = trace.requestsPerSecond
    (requestsPerDay, users, documents, withinSeconds) = (nil, nil, nil, nil)
    concurrencyFollows = true
  }

  /// Nil where lengths hardly differ; at most what a log-normal about the mean has.
  private static func spread(_ p95: Int, mean: Int) -> Int? {
    p95 > mean ? min(p95, Int(Double(mean) * widestLengthRatio)) : nil
  }
}
