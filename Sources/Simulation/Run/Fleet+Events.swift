extension Fleet {
  /// Handles what happens at the next time; false if nothing does.
  mutating func step() -> Bool {
    guard let next = events.first else { return false }
    if ended >= measured.upperBound { isMeasuring = false }
    advance(to: next.time)
    while let event = events.first, event.time == next.time {
      _ = events.popFirst()
      switch event.kind {
      case .passEnds: finishPass(of: event.index)
      case .cacheArrives: receiveCache(of: event.index)
      case .requestArrives: receive(event.index)
      }
    }
    return true
  }

  private mutating func advance(to next: Double) {
    let (waiting, running) = (waiting, running + transferring)
    whole.advance(to: next, waiting: waiting, running: running)
    if isMeasuring { window.advance(to: next, waiting: waiting, running: running) }
    time = next
  }

  private mutating func receive(_ number: Int) {
    // Lengths go by the order of issue, what counts by the order of arrival.
    let tokens = source.tokens(of: number)
    let request = flights.count
    if request == 0 { whole.start = time }
    flights.append(Flight(prompt: tokens.prompt, answer: tokens.answer, arrival: time))
    if request == measured.lowerBound {
      isMeasuring = true
      (window.start, window.end) = (time, time)
    }
    enqueue(request, on: leastLoaded(entrance))
    if !source.followsAnswers { issue(after: time) }
  }

  private mutating func enqueue(_ request: Int, on replica: Int) {
    replicas[replica].enqueue(request, &flights)
    touched.append(replica)
  }

  private mutating func finishPass(of replica: Int) {
    let before = replicas[replica].running
    var done: [Int] = []
    let tokens = replicas[replica].finishPass(at: time, &flights, ended: &done)
    running += replicas[replica].running - before
    replicas[replica].isBusy = false
    touched.append(replica)
    whole.tokens += tokens
    if isMeasuring { window.tokens += tokens }
    for request in done { finish(request, on: replica) }
  }

  private mutating func finish(_ request: Int, on replica: Int) {
    if replicas[replica].isPrefillOnly && flights[request].answer > 1 {
      transferring += 1
      let arrival = time + transferSecondsPerToken * Double(flights[request].prompt)
      events.insert(Event(time: arrival, kind: .cacheArrives, index: request))
      return
    }
    ended += 1
    let good = ServedRequest(flights[request]).keeps(limits) ? 1 : 0
    whole.ended += 1
    whole.good += good
    if isMeasuring {
      window.ended += 1
      window.good += good
    }
    if source.followsAnswers { issue(after: time) }
  }

  private mutating func receiveCache(of request: Int) {
    let sender = flights[request].home
    replicas[sender].release(request, &flights)
    touched.append(sender)
    transferring -= 1
    flights[request].isTransferred = true
    enqueue(request, on: leastLoaded(decoders))
  }
}

extension ServedRequest {
  init(_ flight: Flight) {
    self.init(
      promptTokens: flight.prompt, answerTokens: flight.answer, arrival: flight.arrival, firstToken: flight.firstToken,
      lastToken: flight.lastToken)
  }
}
