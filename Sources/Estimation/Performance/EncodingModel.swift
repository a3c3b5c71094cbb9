import Domain

/// Batches of requests that write no tokens: encoders, embedders, rerankers, vision.
///
/// What arrives while a pass runs goes into the next one together, up to the engine's budget of tokens. With N requests
/// always in flight each pass carries N of them; with arrivals at random a request waits for the rest of the pass under
/// way and, beyond a full pass, in a queue: R = (own + rest − U · S/2) / (1 − U), as in `DecodingModel`.
/// Ignores: padding of unequal lengths, tokenizing, copying images.
struct EncodingModel: BatchingModel {
  let step: StepModel
  let input: Double
  /// Tokens that a pass may carry.
  let budget: Double
  private let lengths: LengthSpread?
  private let stages: Double

  private static let mostSteps = 30

  init(step: StepModel, input: Int, budget: Int, lengths: LengthSpread? = nil) {
    self.step = step
    self.input = Double(max(input, 1))
    self.budget = max(Double(budget), 1)
    self.lengths = lengths
    stages = Double(step.layout.pipelineParallel)
  }

  func closed(sequences: Double, thinkSeconds: Double) -> ReplicaState {
    let rate = Bracket.solve(max(sequences, 1), upTo: max(sequences, 1) / alone) { rate in
      rate * (batched(max(sequences - rate * thinkSeconds, 1)) + thinkSeconds)
    }
    let share = min(sequences, 1)
    return state(rate * share, own: batched(max(sequences - rate * thinkSeconds, 1)), rest: 0, wait: 0, variation: 0)
  }

  func open(requestsPerSecond: Double) -> ReplicaState? {
    let service = input / budget * pass(budget) / stages
    let busy = requestsPerSecond * service
    guard busy < 1 else { return nil }
    var carried = chunk
    for _ in 0..<Self.mostSteps {
      carried = min(max(requestsPerSecond * input * pass(carried) / stages, chunk), budget)
    }
    let running = min(requestsPerSecond * input / carried * pass(carried) / stages, 1)
    let own = max(alone, pass(carried))
    let rest = running * pass(carried) / (2 * stages)
    let ahead = service * (1 - (lengths?.squaredVariation ?? 0)) / 2
    let wait = max(busy * (own + rest - ahead) / (1 - busy), 0)
    let waiting = requestsPerSecond * wait
    return state(
      requestsPerSecond, own: own, rest: rest, wait: wait, variation: waiting > 0 ? (1 + waiting) / waiting : 0)
  }

  /// Seconds in which so many requests that arrive together are all answered, on average over their passes.
  private func batched(_ requests: Double) -> Double {
    let carried = min(max(requests * input / stages, chunk), budget)
    return max(alone, requests * input / carried * pass(carried) / stages)
  }

  private var chunk: Double { min(input, budget) }

  /// One request by itself.
  private var alone: Double {
    let chunks = (input / budget).rounded(.up)
    return pass(input / chunks) * step.promptPasses(chunks, of: input)
  }

  private func pass(_ tokens: Double) -> Double { step.pass(decodes: 0, promptTokens: tokens).seconds }

  private func state(
    _ rate: Double, own: Double, rest: Double, wait: Double, variation: Double
  ) -> ReplicaState {
    let bound = step.pass(decodes: 0, promptTokens: min(max(rate * own * input, chunk), budget)).bound
    return ReplicaState(
      requestsPerSecond: rate, busy: rate * input / budget * pass(budget) / stages,
      sequences: rate * (own + rest + wait),
      timeToFirstToken: LatencySpread(base: own, rest: rest, wait: wait, squaredVariation: variation),
      timePerOutputToken: nil,
      decodeBound: bound, prefillBound: bound)
  }
}
