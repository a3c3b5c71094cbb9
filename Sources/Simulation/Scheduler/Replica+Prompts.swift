extension Replica {
  /// Computes more of the prompt that the last budget cut.
  mutating func continueCutPrompt(_ flights: inout [Flight], _ work: inout Pass, _ budget: inout Int) {
    guard let request = cut else { return }
    let computed = flights[request].computed
    let count = min(flights[request].known - computed, budget)
    guard pool.grow(by: limits.blocks(for: computed + count) - limits.blocks(for: computed)) else {
      // It is the last admitted, so it is the one to go.
      _ = preemptLast(&flights)
      return
    }
    compute(count, of: request, &flights, &work, &budget)
  }

  /// Admits requests in line while the budget, the number of sequences and the blocks allow.
  mutating func admitWaiting(_ flights: inout [Flight], _ work: inout Pass, _ budget: inout Int) {
    while budget > 0 && running < limits.sequences, let request = waiting.first {
      let flight = flights[request]
      let found = flight.isTransferred ? 0 : prefixFound(flight)
      // A cache that came from elsewhere holds the prompt; what is left to compute is the newest token.
      let computed = flight.isTransferred ? flight.prompt : found * limits.blockTokens
      let count = min(flight.known - computed, budget)
      let shared = sharesBlocks ? found : 0
      guard pool.admit(blocks: limits.blocks(for: computed + count), shared: shared) else { return }
      waiting.removeFirst()
      admit(request, &flights)
      flights[request].computed = computed
      flights[request].sharedBlocks = shared
      if flight.isTransferred {
        flights[request].isTransferred = false
        startDecoding(request, &flights, in: pass)
        budget -= 1
      } else {
        compute(count, of: request, &flights, &work, &budget)
      }
    }
  }

  private mutating func admit(_ request: Int, _ flights: inout [Flight]) {
    if admitted.count > 2 * running + 64 { admitted = admitted.filter { runs($0, flights) } }
    admitted.append(request)
    flights[request].isRunning = true
    running += 1
  }

  private mutating func compute(
    _ count: Int, of request: Int, _ flights: inout [Flight], _ work: inout Pass, _ budget: inout Int
  ) {
    work.addChunk(after: flights[request].computed, count: count)
    budget -= count
    flights[request].computed += count
    if flights[request].computed == flights[request].known {
      finishing.append(request)
      cut = nil
    } else {
      cut = request
    }
  }

  /// Whole blocks of a prompt that other prompts begin with, too.
  func prefixBlocks(_ flight: Flight) -> Int { Int(sharedPrefix * Double(flight.prompt)) / limits.blockTokens }

  /// Blocks of a request that the prefix cache holds; at least one token is left to compute.
  private func prefixFound(_ flight: Flight) -> Int {
    min(prefixBlocks(flight), (flight.known - 1) / limits.blockTokens, sharesBlocks ? pool.knownPrefix : .max)
  }
}
