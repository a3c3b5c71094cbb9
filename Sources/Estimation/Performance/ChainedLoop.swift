import Domain

/// Requests of equal lengths that are always in flight, each answer's end bringing the next prompt: one replica's cycle.
///
/// A request's cycle is its own passes, c = ⌈in / room⌉ for the prompt, whose chunks follow each other through the
/// stages of a pipeline, and out − 1 for the rest of the answer, and those in which it waits for its turn: N requests
/// need N · in / room passes that are full of prompts, so a cycle has P = max(c + out − 1, N · in / room) passes. Each
/// prompt comes as a pass ends, so it waits for none under way, and as those before it keep their distance, for none in
/// line, unless passes are full. Every answer sees all other prompts once a cycle: all have the same time per token.
/// Prompts of less than a pass share one with others by chance.
/// Ignores: that passes which several prompts share last longer than as many with one each would on average, which makes
/// the time per token of answers of a few tokens up to a quarter longer than told.
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
    let token = mixed(decode.seconds, cycle)
    let chunk = input / cycle.chunks
    let prompt = step.pass(decodes: cycle.decodes, promptTokens: chunk)
    let full = step.pass(decodes: cycle.decodes, promptTokens: min(chunk + cycle.beside, cycle.room)).seconds
    let shared = cycle.ownPasses * max(full - prompt.seconds, 0)
    let first = cycle.ownPasses * prompt.seconds + cycle.waiting * token
    let rate = requests / (first + shared + (output - 1) * token)
    let service = input / cycle.room * step.pass(decodes: cycle.decodes, promptTokens: cycle.room).seconds / stages
    let byChance = cycle.chunks == 1 && cycle.waiting == 0 && shared > 0
    return ReplicaState(
      requestsPerSecond: rate, busy: min(rate * service, 1), sequences: requests,
      timeToFirstToken: LatencySpread(
        base: byChance ? first : first + shared, wait: byChance ? shared : 0,
        squaredVariation: byChance ? input / cycle.beside : 0),
      timePerOutputToken: LatencySpread(base: token, wait: 0, squaredVariation: 0),
      decodeBound: decode.bound, prefillBound: prompt.bound)
  }

  /// Mean seconds of passes that carry the prompts of others, in whole prompts or chunks.
  private func mixed(_ alone: Double, _ cycle: Cycle) -> Double {
    let chunk = min(input, cycle.room)
    let full = step.pass(decodes: 1 + cycle.decodes, promptTokens: max(cycle.carried, chunk)).seconds
    return alone + min(cycle.carried / chunk, 1) * (full - alone)
  }

  /// A request's passes, and what they carry.
  private struct Cycle {
    /// Tokens of prompts that a pass has room for.
    let room: Double
    let chunks: Double
    let ownPasses: Double
    /// Passes in which it waits for its turn.
    let waiting: Double
    /// Others that decode in a pass.
    let decodes: Double
    /// Tokens of others' prompts in a pass in which it decodes or waits, and beside its own prompt or chunk: what there
    /// is room for nowhere else, and of prompts of less than a pass what comes by chance.
    let carried: Double
    let beside: Double

    /// - Parameter requests: those that share the passes, itself among them where it is not alone with several stages.
    init(_ loop: ChainedLoop, requests: Double, stages: Double) {
      let (input, own, answer) = (loop.input, max(requests, 1), loop.output - 1)
      let others = own - 1
      func passes(_ room: Double) -> Double {
        max(((input / room).rounded(.up) + stages - 1) / stages + answer, own * input / room)
      }
      // Those that decode take a token each of a pass; how many do follows from the room.
      let free = max(loop.budget - 1, 1)
      room = max(free - others * min(answer / passes(free), 1), 1)
      let all = passes(room)
      chunks = (input / room).rounded(.up)
      ownPasses = (chunks + stages - 1) / stages
      waiting = all - ownPasses - answer
      decodes = others * min(answer / all, 1)
      let elsewhere = max(all - ownPasses, 0)
      // Chunks that go through other stages meanwhile make way for as many of others here.
      let theirs = max(requests - ownPasses / chunks, 0) * input
      let shared = chunks == 1 ? min(theirs / all, room - input) : max(theirs - elsewhere * room, 0)
      beside = shared / ownPasses
      carried = elsewhere > 0 ? min((theirs - shared) / elsewhere, room) : 0
    }
  }
}
