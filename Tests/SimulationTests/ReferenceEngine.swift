@testable import Simulation

/// Continuous batching written plainly: every sequence is looked at in every pass, blocks are counted anew each time.
struct ReferenceEngine {
  struct Sequence {
    var prompt: Int
    var answer: Int
    var arrival: Double
    var first = 0.0
    var last = 0.0
    var produced = 0
    var computed = 0
    var shared = 0
    var isTransferred = false
  }

  struct Replica {
    var limits: EngineLimits
    var isPrefillOnly = false
    var waiting: [Int] = []
    var running: [Int] = []
    var sending: [Int] = []
    var scheduled: [(request: Int, tokens: Int)] = []
    var busyUntil: Double?
    var knownPrefix = 0
  }

  let scenario: Scenario
  let clock: any PassClock
  let source: RequestSource
  var sequences: [Sequence] = []
  var replicas: [Replica]
  var arrivals: [(time: Double, number: Int)] = []
  var transfers: [(time: Double, request: Int, sender: Int)] = []
  var issued = 0
  var preemptions = 0
  var passes = 0
  var mostBlocks = 0
  /// Requests whose prompt is being computed, perhaps again.
  var prefilling: Set<Int> = []

  init(_ scenario: Scenario, on clock: any PassClock) {
    self.scenario = scenario
    self.clock = clock
    source = RequestSource(scenario)
    replicas = []
    if let apart = scenario.disaggregation {
      for _ in 0..<apart.prefillReplicas { replicas.append(Replica(limits: apart.prefillLimits, isPrefillOnly: true)) }
    }
    for _ in 0..<scenario.replicas { replicas.append(Replica(limits: scenario.limits)) }
    for _ in 0..<source.first { issue(after: 0) }
  }

  mutating func run() {
    while true {
      let times = arrivals.map(\.time) + transfers.map(\.time) + replicas.compactMap(\.busyUntil)
      guard let now = times.min() else { return }
      for index in replicas.indices where replicas[index].busyUntil == now { endPass(index, now) }
      endTransfers(now)
      receive(now)
      for index in replicas.indices where replicas[index].busyUntil == nil { startPass(index, now) }
    }
  }

  mutating func issue(after time: Double) {
    guard issued < source.count else { return }
    arrivals.append((source.arrival(of: issued, after: time), issued))
    issued += 1
  }

  private mutating func receive(_ now: Double) {
    while let next = arrivals.indices.filter({ arrivals[$0].time == now }).min(by: {
      arrivals[$0].number < arrivals[$1].number
    }) {
      let tokens = source.tokens(of: arrivals.remove(at: next).number)
      sequences.append(Sequence(prompt: tokens.prompt, answer: tokens.answer, arrival: now))
      let entrance = replicas.indices.filter { replicas[$0].isPrefillOnly }
      route(sequences.count - 1, to: entrance.isEmpty ? Array(replicas.indices) : entrance)
      if !source.followsAnswers { issue(after: now) }
    }
  }

  private mutating func route(_ request: Int, to indices: [Int]) {
    func load(_ index: Int) -> Int { replicas[index].waiting.count + replicas[index].running.count }
    guard let least = indices.min(by: { (load($0), $0) < (load($1), $1) }) else { return }
    replicas[least].waiting.append(request)
  }

  private mutating func endTransfers(_ now: Double) {
    for transfer in transfers.filter({ $0.time == now }).sorted(by: { $0.request < $1.request }) {
      replicas[transfer.sender].sending.removeAll { $0 == transfer.request }
      sequences[transfer.request].isTransferred = true
      sequences[transfer.request].shared = 0
      sequences[transfer.request].computed = sequences[transfer.request].prompt
      route(transfer.request, to: replicas.indices.filter { !replicas[$0].isPrefillOnly })
    }
    transfers.removeAll { $0.time == now }
  }
}
