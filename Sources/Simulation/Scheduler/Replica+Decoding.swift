extension Replica {
  /// Lets a sequence whose cache holds `computed` tokens take part in decoding from a pass on.
  mutating func startDecoding(_ request: Int, _ flights: inout [Flight], in first: Int) {
    let computed = flights[request].computed
    flights[request].offset = computed - first
    flights[request].lastPass = first + flights[request].answer - flights[request].produced - 1
    ends.insert(End(pass: flights[request].lastPass, request: request))
    decodes += 1
    context += computed
    crossings[crossing(flights[request])] += 1
  }

  /// Takes a sequence out of decoding before the pass `next`, and notes its tokens until then.
  mutating func stopDecoding(_ request: Int, _ flights: inout [Flight], after next: Int) {
    let computed = flights[request].offset + next
    crossings[crossing(flights[request])] -= 1
    context -= computed
    decodes -= 1
    flights[request].lastPass = -1
    flights[request].computed = computed
    // The newest token of the answer isn't in the cache.
    flights[request].produced = computed + 1 - flights[request].prompt
  }

  /// Takes the blocks that this pass's tokens begin, and preempts from the end of the order until there is room.
  ///
  /// One by one in order would preempt the same: as few as leave room for all that remain.
  mutating func makeRoomForDecodes(_ flights: inout [Flight]) {
    while decodes > 0 {
      let needed = Int(crossings[pass % limits.blockTokens])
      if needed == 0 || pool.grow(by: needed) { return }
      guard preemptLast(&flights) else { return }
    }
  }

  /// Sends the last admitted sequence back to the line; false if none runs.
  mutating func preemptLast(_ flights: inout [Flight]) -> Bool {
    while let request = admitted.popLast() {
      guard runs(request, flights) else { continue }
      if flights[request].isDecoding { stopDecoding(request, &flights, after: pass) } else { cut = nil }
      release(request, &flights)
      flights[request].isRunning = false
      running -= 1
      preemptions += 1
      waiting.returnToFront(request)
      return true
    }
    return false
  }

  func runs(_ request: Int, _ flights: [Flight]) -> Bool {
    flights[request].isRunning && flights[request].home == index
  }

  /// The passes, modulo a block's tokens, in which a sequence's token begins a block.
  private func crossing(_ flight: Flight) -> Int {
    let remainder = -flight.offset % limits.blockTokens
    return remainder < 0 ? remainder + limits.blockTokens : remainder
  }
}
