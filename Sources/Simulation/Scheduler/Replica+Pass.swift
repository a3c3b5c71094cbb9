extension Replica {
  mutating func enqueue(_ request: Int, _ flights: inout [Flight]) {
    flights[request].home = index
    outstanding += 1
    waiting.append(request)
  }

  /// Schedules the next pass; nil if nothing can be computed now.
  mutating func startPass(_ flights: inout [Flight]) -> Pass? {
    let preempted = preemptions
    makeRoomForDecodes(&flights)
    var work = Pass()
    // Those that run are at most as many as the budget has tokens, so the cut prompt gets at least one.
    var budget = limits.batchedTokens - decodes
    continueCutPrompt(&flights, &work, &budget)
    // What was sent back leaves room for others in the next pass; without one there would be none.
    if preemptions == preempted || decodes + work.promptTokens == 0 { admitWaiting(&flights, &work, &budget) }
    work.decodes = decodes
    work.contextTokens = context + decodes
    return decodes + work.promptTokens > 0 ? work : nil
  }

  /// Hands out a pass's tokens at its end, and appends the requests that end to `ended`; how many tokens there were.
  mutating func finishPass(at time: Double, _ flights: inout [Flight], ended: inout [Int]) -> Int {
    let tokens = decodes + finishing.count
    context += decodes
    while let end = ends.first, end.pass <= pass {
      _ = ends.popFirst()
      // Others were preempted since, and end in a later pass.
      guard flights[end.request].home == index, flights[end.request].lastPass == end.pass else { continue }
      stopDecoding(end.request, &flights, after: pass + 1)
      finish(end.request, at: time, &flights, ended: &ended)
    }
    for request in finishing { finishPrompt(request, at: time, &flights, ended: &ended) }
    finishing.removeAll(keepingCapacity: true)
    pass += 1
    return tokens
  }

  private mutating func finishPrompt(_ request: Int, at time: Double, _ flights: inout [Flight], ended: inout [Int]) {
    if sharesBlocks {
      let shared = pool.publish(prefixBlocks(flights[request]), shared: flights[request].sharedBlocks)
      flights[request].sharedBlocks = shared
    }
    flights[request].produced += 1
    if flights[request].produced == 1 { flights[request].firstToken = time }
    if isPrefillOnly || flights[request].produced == flights[request].answer {
      finish(request, at: time, &flights, ended: &ended)
    } else {
      startDecoding(request, &flights, in: pass + 1)
    }
  }

  private mutating func finish(_ request: Int, at time: Double, _ flights: inout [Flight], ended: inout [Int]) {
    flights[request].lastToken = time
    flights[request].isRunning = false
    running -= 1
    outstanding -= 1
    let moves = isPrefillOnly && flights[request].answer > 1
    if !moves { release(request, &flights) }
    ended.append(request)
  }

  /// Gives a request's blocks back.
  mutating func release(_ request: Int, _ flights: inout [Flight]) {
    pool.release(blocks: limits.blocks(for: flights[request].computed), shared: flights[request].sharedBlocks)
    flights[request].sharedBlocks = 0
    flights[request].computed = 0
  }
}
