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
    let own = max(requests / stages, 1)
    let others = own - 1
    let room = max(budget - others - 1, 1)
    let chunks = (input / room).rounded(.up)
    let ownPasses = (chunks + stages - 1) / stages
    let unhindered = ownPasses + output - 1
    let passes = max(unhindered, own * input / room)
    let decodes = others * min((output - 1) / passes, 1)
    let decode = step.pass(decodes: 1 + decodes)
    let token = mixed(decode.seconds, decodes: 1 + decodes, carried: min(others * input / passes, room), room: room)
    // Prompts that begin in the same pass, beside a whole one.
    let beside = chunks > 1 ? 0 : others / passes
    let prompt = step.pass(decodes: decodes, promptTokens: input / chunks)
    let full = step.pass(decodes: decodes, promptTokens: min(input / chunks * (1 + beside), room)).seconds
    let waiting = (passes - unhindered) * token
    let first = ownPasses * prompt.seconds + waiting
    let shared = max(full - prompt.seconds, 0)
    let rate = requests / (first + shared + (output - 1) * token)
    let service = input / room * step.pass(decodes: decodes, promptTokens: room).seconds / stages
    return ReplicaState(
      requestsPerSecond: rate, busy: min(rate * service, 1), sequences: requests,
      timeToFirstToken: LatencySpread(
        base: first, wait: shared, squaredVariation: shared > 0 ? 1 / beside : 0),
      timePerOutputToken: LatencySpread(base: token, wait: 0, squaredVariation: 0),
      decodeBound: decode.bound, prefillBound: prompt.bound)
  }

  /// Mean seconds of passes that carry so many tokens of prompts on average, in whole prompts or chunks.
  private func mixed(_ alone: Double, decodes: Double, carried: Double, room: Double) -> Double {
    let chunk = min(input, room)
    let full = step.pass(decodes: decodes, promptTokens: max(carried, chunk)).seconds
    return alone + min(carried / chunk, 1) * (full - alone)
  }
}
