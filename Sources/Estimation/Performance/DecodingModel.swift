import Domain

/// Continuous batching of prompts and answers on one replica, in closed form.
///
/// Equal requests that are always in flight are `ChainedLoop`'s; this is for those that differ or come at random. With
/// n sequences decoding in a pass on average, each of them sees A · n others, where A is (N − 1) / N for N requests in
/// a closed loop (the arrival theorem of closed networks, by Schweitzer's approximation) and 1 for arrivals at random.
/// A pass then carries k = A · n · in / out tokens of prompts beside its decodes, and takes t = d + k/g · (d(g) − d),
/// where d is a pass of decodes alone and d(g) one with the prompt, or chunk, of g tokens; beyond g tokens a pass it
/// carries several prompts. X = n / (out · t) requests a second come out. A prompt waits for the rest of the pass under
/// way and for the prompts before it, each of which takes S = in / budget · (a full pass): R = own + rest + A · ((Q −
/// U) · S + U · (1 + v) · S/2), where Q = X · R prompts are there, the share U = X · S of the time goes to them, and v
/// is the variance of their lengths over the mean squared: the one under way is likelier a long one. Where an answer's
/// end brings the next prompt, this comes as a pass ends: no rest. An answer leaves Q prompts behind it at its first
/// token, finds as many at its last there, and t is its time per token. Where prompts come by themselves it finds few
/// at its last, as tokens come fast while there are none: those behind it hold up a share b = Q · in / (g · out) of its
/// passes more, and what comes meanwhile too, which makes it t · (1 + (1 − k/g) · b · (d(g)/d − 1)), d(g) at most.
/// Little's law closes it: N = X · (R + (out − 1) · (time per token) + think).
/// What of a prompt is found in the cache is no work: `in` is the rest. Ignores: preemption, misses in a prefix cache,
/// answers' lengths beyond their mean.
struct DecodingModel: BatchingModel {
  let step: StepModel
  let input: Double
  let output: Double
  /// Tokens that a pass may carry.
  let budget: Double
  private let lengths: LengthSpread?
  /// Whether all requests have the same lengths.
  private let areAlike: Bool
  private let stages: Double

  /// - Parameters:
  ///   - lengths: how prompts differ, of their mean `input`.
  ///   - answers: how answers do, of theirs.
  init(
    step: StepModel, input: Int, output: Int, budget: Int, lengths: LengthSpread? = nil, answers: LengthSpread? = nil
  ) {
    areAlike = lengths == nil && answers == nil
    self.step = step
    self.input = Double(max(input, 1))
    self.output = Double(output)
    self.budget = Double(budget)
    self.lengths = lengths
    stages = Double(step.layout.pipelineParallel)
  }

  func closed(sequences: Double, thinkSeconds: Double) -> ReplicaState {
    if thinkSeconds == 0, areAlike {
      let cycle = ChainedLoop(step: step, input: input, output: output, budget: budget)
      // Less than one request is one that is there for a part of the time.
      return cycle.state(requests: max(sequences, 1)).during(min(sequences, 1))
    }
    let all = max(sequences, 1)
    let alike = (all - 1) / all
    let decoding = Bracket.solve(all, upTo: all) { decoding in
      let state = equilibrium(decoding, alike, isChained: thinkSeconds == 0)
      return state.inFlight + state.requestsPerSecond * thinkSeconds
    }
    let found = equilibrium(decoding, alike, isChained: thinkSeconds == 0)
    return state(found, alike, variance: decoding).during(min(sequences, 1))
  }

  func open(requestsPerSecond: Double) -> ReplicaState? {
    let most = budget * stages * output / input + budget * stages
    let decoding = Bracket.solve(requestsPerSecond, upTo: most) {
      equilibrium($0, 1, isChained: false).requestsPerSecond
    }
    let found = equilibrium(decoding, 1, isChained: false)
    guard decoding < most, found.inFlight.isFinite else { return nil }
    return state(found, 1, variance: .infinity)
  }

  /// Everything that follows from a pass's mean number of decoding sequences.
  private struct Equilibrium {
    let requestsPerSecond: Double
    let busy: Double
    let decode: StepModel.Pass
    /// Seconds per output token.
    let token: Double
    let prompt: StepModel.Pass
    /// A prompt's own passes, the rest of the pass under way when it comes, and its wait for other prompts.
    let own: Double
    let rest: Double
    let wait: Double
    let inFlight: Double
  }

  /// - Parameter isChained: whether each answer's end brings the next prompt.
  private func equilibrium(_ decoding: Double, _ alike: Double, isChained: Bool) -> Equilibrium {
    let others = alike * decoding / stages
    let room = max(budget - others - 1, 1)
    let chunk = min(input, room)
    let carried = min(others * input / output, room)
    let decode = step.pass(decodes: 1 + others)
    let mixed = step.pass(decodes: 1 + others, promptTokens: max(carried, chunk)).seconds
    let share = min(carried / chunk, 1)
    let pass = decode.seconds + share * (mixed - decode.seconds)
    let rate = decoding / (output * pass)
    let chunks = step.chunks(of: input, room: room)
    let prompt = step.pass(decodes: others, promptTokens: input / chunks)
    let alone = prompt.seconds * step.promptPasses(chunks, of: input)
    let service = input / room * step.pass(decodes: others, promptTokens: room).seconds / stages
    let busy = rate * service
    let rest = isChained ? 0 : min(alike * decoding, 1) * max(1 - busy, 0) * decode.seconds / (2 * stages)
    let own = carried > chunk ? max(alone, pass) : alone
    let queue = alike * busy
    let ahead = service * (1 - (lengths?.squaredVariation ?? 0)) / 2
    let wait = queue < 1 ? max(queue * (own + rest - ahead) / (1 - queue), 0) : .infinity
    let behind = isChained ? 0 : min(alike * rate * (own + rest + wait) / stages * input / (chunk * output), 1)
    let token = min(pass * (1 + (1 - share) * behind * (mixed / decode.seconds - 1)), max(pass, mixed))
    return Equilibrium(
      requestsPerSecond: rate, busy: busy, decode: decode, token: token, prompt: prompt, own: own, rest: rest,
      wait: wait, inFlight: rate * (own + rest + wait + max(output - 1, 0) * token))
  }

  /// - Parameter variance: the most that the number of waiting prompts may vary; decoding sequences bound it in closed
  ///   loops.
  private func state(_ found: Equilibrium, _ alike: Double, variance: Double) -> ReplicaState {
    let waiting = found.requestsPerSecond * found.wait
    let queueing = waiting > 0 ? min(variance, waiting * (1 + waiting)) / (waiting * waiting) : 0
    let prompts = alike * found.requestsPerSecond * output * found.token
    return ReplicaState(
      requestsPerSecond: found.requestsPerSecond, busy: found.busy, sequences: found.inFlight,
      timeToFirstToken: LatencySpread(
        base: found.own, rest: found.rest, wait: found.wait, squaredVariation: queueing,
        perLength: lengths.map { .init($0, seconds: max(found.own - found.decode.seconds, 0)) }),
      timePerOutputToken: LatencySpread(
        base: found.decode.seconds, wait: max(found.token - found.decode.seconds, 0),
        squaredVariation: prompts > 0 ? 1 / prompts : 0),
      decodeBound: found.decode.bound, prefillBound: found.prompt.bound)
  }
}
