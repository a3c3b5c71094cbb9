@testable import Simulation

extension ReferenceEngine {
  private func held(_ index: Int) -> Int {
    let owners = (replicas[index].running + replicas[index].sending).map { sequences[$0] }
    let own = owners.reduce(0) { $0 + replicas[index].limits.blocks(for: $1.computed) - $1.shared }
    return own + (owners.map(\.shared).max() ?? 0)
  }

  private func fits(_ request: Int, _ tokens: Int, on index: Int) -> Bool {
    let limits = replicas[index].limits
    let sequence = sequences[request]
    let more = limits.blocks(for: sequence.computed + tokens) - limits.blocks(for: sequence.computed)
    return held(index) + more <= limits.blocks
  }

  mutating func startPass(_ index: Int, _ now: Double) {
    var work = Pass()
    var budget = replicas[index].limits.batchedTokens
    replicas[index].scheduled = []
    if serveRunning(index, &work, &budget) || replicas[index].scheduled.isEmpty { admit(index, &work, &budget) }
    guard !replicas[index].scheduled.isEmpty else { return }
    passes += 1
    if !replicas[index].isPrefillOnly { mostBlocks = max(mostBlocks, held(index)) }
    replicas[index].busyUntil = now + clock.seconds(of: work)
  }

  /// Whether none was preempted.
  private mutating func serveRunning(_ index: Int, _ work: inout Pass, _ budget: inout Int) -> Bool {
    var (place, preempted) = (0, false)
    while place < replicas[index].running.count && budget > 0 {
      let request = replicas[index].running[place]
      let tokens = min(sequences[request].prompt + sequences[request].produced - sequences[request].computed, budget)
      while !fits(request, tokens, on: index), let victim = replicas[index].running.popLast() {
        preempted = true
        preemptions += 1
        sequences[victim].computed = 0
        sequences[victim].shared = 0
        prefilling.remove(victim)
        replicas[index].waiting.insert(victim, at: 0)
        if victim == request { return false }
      }
      schedule(request, tokens, on: index, &work, &budget)
      place += 1
    }
    return !preempted
  }

  private mutating func schedule(
    _ request: Int, _ tokens: Int, on index: Int, _ work: inout Pass, _ budget: inout Int
  ) {
    let sequence = sequences[request]
    if prefilling.contains(request) {
      work.promptTokens += tokens
      for token in 1...tokens { work.promptAttention += sequence.computed + token }
    } else {
      work.decodes += 1
      work.contextTokens += sequence.computed + 1
    }
    sequences[request].computed += tokens
    budget -= tokens
    replicas[index].scheduled.append((request, tokens))
  }

  private mutating func admit(_ index: Int, _ work: inout Pass, _ budget: inout Int) {
    let limits = replicas[index].limits
    while budget > 0 && replicas[index].running.count < limits.sequences, let request = replicas[index].waiting.first {
      let before = sequences[request]
      let known = before.prompt + before.produced
      if !before.isTransferred {
        let whole = Int(scenario.sharedPrefix * Double(before.prompt)) / limits.blockTokens
        sequences[request].shared = min(whole, (known - 1) / limits.blockTokens, replicas[index].knownPrefix)
        sequences[request].computed = sequences[request].shared * limits.blockTokens
      }
      let tokens = min(known - sequences[request].computed, budget)
      replicas[index].running.append(request)
      guard fits(request, tokens, on: index) else {
        replicas[index].running.removeLast()
        sequences[request] = before
        return
      }
      replicas[index].waiting.removeFirst()
      if !before.isTransferred { prefilling.insert(request) }
      sequences[request].isTransferred = false
      schedule(request, tokens, on: index, &work, &budget)
    }
  }

  mutating func endPass(_ index: Int, _ now: Double) {
    replicas[index].busyUntil = nil
    for (request, _) in replicas[index].scheduled {
      guard sequences[request].computed == sequences[request].prompt + sequences[request].produced else { continue }
      publish(request, on: index)
      sequences[request].produced += 1
      if sequences[request].produced == 1 { sequences[request].first = now }
      let isDone = sequences[request].produced == sequences[request].answer
      guard isDone || replicas[index].isPrefillOnly else { continue }
      replicas[index].running.removeAll { $0 == request }
      sequences[request].last = now
      if isDone {
        if source.followsAnswers { issue(after: now) }
      } else {
        replicas[index].sending.append(request)
        let seconds = (scenario.disaggregation?.transferSecondsPerToken ?? 0) * Double(sequences[request].prompt)
        transfers.append((now + seconds, request, index))
      }
    }
  }

  private mutating func publish(_ request: Int, on index: Int) {
    guard prefilling.remove(request) != nil else { return }
    let whole = Int(scenario.sharedPrefix * Double(sequences[request].prompt)) / replicas[index].limits.blockTokens
    guard whole > replicas[index].knownPrefix else { return }
    replicas[index].knownPrefix = whole
    sequences[request].shared = whole
  }
}
