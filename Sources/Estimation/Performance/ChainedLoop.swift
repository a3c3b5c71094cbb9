import Domain

/// Requests of equal lengths that are always in flight, each answer's end bringing the next prompt: one replica's cycle.
///
/// A request's cycle is its own passes, c = ⌈in / room⌉ for the prompt, whose chunks follow each other through the
/// stages of a pipeline, and out − 1 for the rest of the answer, and those in which it waits for its turn: N requests
/// need N · in / room passes that are full of prompts, so a cycle has P = max(c + out − 1, N · in / room) passes. Each
/// prompt comes as a pass ends, so it waits for none under way, and as those before it keep their distance, for none in
/// line, unless passes are full. Every answer sees all other prompts once a cycle: all have the same time per token, but for
/// what shares its prompt's pass.
/// Prompts of less than a pass share one with others by chance (`SharedPasses`).
struct ChainedLoop {
  let step: StepModel
  let input: Double
  let output: Double
  let budget: Double

  /// One replica with so many requests, at least one; of a pipeline's stages, one with its share.
  func state(requests: Double) -> ReplicaState {
    let stages = Double(step.layout.pipelineParallel)
    let cycle = Cycle(self, requests: requests / stages, stages: stages)
    let decode = step.pass(decodes: 1 + cycle.decodes)
    let (first, token) = cycle.isByChance ? byChance(cycle) : paced(decode.seconds, cycle)
    let rate = requests / (first.mean + (output - 1) * token.mean)
    let service = input / cycle.room * step.pass(decodes: cycle.decodes, promptTokens: cycle.room).seconds / stages
    return ReplicaState(
      requestsPerSecond: rate, busy: min(rate * service, 1), sequences: requests, timeToFirstToken: first,
      timePerOutputToken: token, decodeBound: decode.bound,
      prefillBound: step.pass(decodes: cycle.decodes, promptTokens: input / cycle.chunks).bound)
  }

  private typealias Latencies = (first: LatencySpread, token: LatencySpread)

  /// Prompts of several passes, or more than passes have room for: all wait and share alike.
  private func paced(_ alone: Double, _ cycle: Cycle) -> Latencies {
    let chunk = min(input, cycle.room)
    let full = step.pass(decodes: 1 + cycle.decodes, promptTokens: max(cycle.carried, chunk)).seconds
    let token = alone + min(cycle.carried / chunk, 1) * (full - alone)
    let own = step.pass(
      decodes: cycle.decodes, promptTokens: min(input / cycle.chunks + cycle.beside, cycle.room))
    return (
      LatencySpread(base: cycle.ownPasses * own.seconds + cycle.waiting * token, wait: 0, squaredVariation: 0),
      LatencySpread(base: token, wait: 0, squaredVariation: 0)
    )
  }

  /// Prompts of one pass each, some of them together: who shares one waits longer for the first token, and less after.
  private func byChance(_ cycle: Cycle) -> Latencies {
    let room = cycle.room / input
    let own = SharedPasses(others: cycle.others, passes: cycle.all, room: room - 1) {
      step.pass(decodes: cycle.decodes, promptTokens: input * (1 + $0)).seconds
    }
    let other = SharedPasses(others: cycle.others, passes: cycle.all, room: room) {
      step.pass(decodes: 1 + cycle.decodes, promptTokens: input * $0).seconds
    }
    let answer = max(output - 1, 1)
    return (
      LatencySpread(least: own.least, mean: own.seconds, variance: own.variance, steps: own.steps),
      LatencySpread(
        least: other.least, mean: other.seconds, variance: other.residual / answer + own.variance / (answer * answer),
        most: other.least + cycle.others / answer * other.perPrompt)
    )
  }

  /// A request's passes, and what they carry.
  private struct Cycle {
    /// Tokens of prompts that a pass has room for.
    let room: Double
    let chunks: Double
    let ownPasses: Double
    /// Passes in which it waits for its turn.
    let waiting: Double
    /// Passes of a cycle.
    let all: Double
    /// Requests whose prompts are in other passes, or in the same one by chance.
    let others: Double
    /// Others that decode in a pass.
    let decodes: Double
    /// Tokens of others' prompts in a pass in which it decodes or waits, and beside its own prompt or chunk: what there
    /// is room for nowhere else.
    let carried: Double
    let beside: Double

    /// Whether others' prompts are in a pass by chance.
    var isByChance: Bool { chunks == 1 && waiting == 0 }

    /// - Parameter requests: those that share the passes, itself among them where it is not alone with several stages.
    init(_ loop: ChainedLoop, requests: Double, stages: Double) {
      let (input, own, answer) = (loop.input, max(requests, 1), loop.output - 1)
      let others = own - 1
      func passes(_ room: Double) -> Double {
        let chunks = loop.step.chunks(of: input, room: room)
        return max(loop.step.promptPasses(chunks, of: input) + answer, own * input / room)
      }
      // Those that decode take a token each of a pass; how many do follows from the room.
      let free = max(loop.budget - 1, 1)
      room = max(free - others * min(answer / passes(free), 1), 1)
      all = passes(room)
      chunks = loop.step.chunks(of: input, room: room)
      ownPasses = loop.step.promptPasses(chunks, of: input)
      waiting = all - ownPasses - answer
      decodes = others * min(answer / all, 1)
      let elsewhere = max(all - ownPasses, 0)
      // Chunks that go through other stages meanwhile make way for as many of others here.
      self.others = max(requests - ownPasses / chunks, 0)
      let theirs = self.others * input
      let shared = max(theirs - elsewhere * room, 0)
      beside = shared / ownPasses
      carried = elsewhere > 0 ? min((theirs - shared) / elsewhere, room) : 0
    }
  }
}
