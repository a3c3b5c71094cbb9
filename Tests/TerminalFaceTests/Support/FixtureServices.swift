import Catalogs
import Domain
@testable import Planning
import Quantities
import TerminalModel

@testable import TerminalFace

/// Services without catalogs, files or threads.
enum FixtureServices {
  static func make(export: @escaping @Sendable (Plan, String, ExistingFile) -> ExportOutcome = kept) -> Services {
    Services(
      start: { start in
        let opening: RequestChanges = [.model: "llama-4-scout", .accelerator: "h100-sxm", .count: "1"]
        let asked = start.changes.over(opening)
        guard let model = asked[.model], let hardware = asked[.accelerator], model != "no-such-model" else {
          throw Failure("No model is called `no-such-model`.")
        }
        var request = try FixturePlanner.request(model: model, accelerator: hardware)
        try request.apply(asked)
        return request
      },
      revise: revise, plan: plan, facts: facts, list: { lists }, hardware: hardware, models: models, room: room,
      measure: measure, export: export)
  }

  static let lists = CatalogLists(
    [
      ("llama-4-scout", "Llama 4 Scout", "109B, 17B active"),
      ("llama-4-maverick", "Llama 4 Maverick", "401B, 17B active"),
      ("llama-3.3-70b", "Llama 3.3 70B", "71B"), ("qwen3-8b", "Qwen3 8B", "8.2B"),
    ].map { CatalogLists.Entry(kind: .models, id: $0.0, name: $0.1, detail: $0.2) }
      + [
        ("h100-sxm", "H100 SXM 80 GB", "79.6 GiB, 3.35 TB/s"), ("h200-sxm", "H200 SXM", "140.4 GiB, 4.8 TB/s"),
        ("l40s", "L40S", "44.7 GiB, 0.86 TB/s"),
      ].map { CatalogLists.Entry(kind: .hardware, id: $0.0, name: $0.1, detail: $0.2) }
      + [
        CatalogLists.Entry(kind: .workloads, id: "chat", name: "Chat", detail: "online"),
        CatalogLists.Entry(kind: .workloads, id: "batch", name: "Batch analytics", detail: "offline"),
        CatalogLists.Entry(kind: .engines, id: "vllm", name: "vLLM", detail: "0.11"),
        CatalogLists.Entry(kind: .regions, id: "us-east", name: "US East", detail: "380 g CO₂/kWh"),
      ])

  static let tensors = (0..<12).map { index in
    MeasuredTensor(
      name: "model.layers.\(index).mlp.down_proj.weight", format: "int4-g128", bitsPerWeight: 4.125,
      relativeSquaredError: 0.007 + Double(index) * 0.0001, signalToNoiseDecibels: 21.5 - Double(index) / 10)
  }

  /// Does as if the file had been written.
  static let kept: @Sendable (Plan, String, ExistingFile) -> ExportOutcome = { _, path, policy in
    path == "taken.json" && policy == .ask ? .exists(path: path) : .written(path: path)
  }

  private static let revise: @Sendable (PlanRequest, RequestChanges) throws -> PlanRequest = { request, changes in
    var request = request
    try request.apply(changes)
    return request
  }

  private static let plan: @Sendable (PlanRequest) throws -> Plan = { request in
    guard request.contextTokens <= 1_048_576 else {
      throw Failure("The context is longer than the model's 1,048,576 positions.")
    }
    return FixturePlanner.plan(request)
  }

  private static let facts: @Sendable (PlanRequest) throws -> RequestFacts = { request in
    func name(_ id: String) -> String { lists.entries.first { $0.id == id }?.name ?? id }
    return RequestFacts(
      model: name(request.model), hardware: name(request.accelerator), hardwareNote: "79.6 GiB, 3.35 TB/s",
      keyValueCacheFormats: [.bf16, .fp8])
  }

  /// Three accelerators, the later the dearer.
  private static let hardware: @Sendable (PlanRequest) throws -> [Alternative] = { request in
    ["h100-sxm", "h200-sxm", "l40s"].enumerated().map { place, id in
      var asked = request
      (asked.accelerator, asked.count) = (id, place + 1)
      return FixturePlanner.plan(asked).chosen
    }
  }

  /// The models of the lists, each as it is on the question's hardware.
  private static let models: @Sendable (PlanRequest) throws -> ModelReport = { request in
    let known = lists.entries(of: .models)
    return ModelReport(
      request: request, benchmark: nil,
      rows: known.map { entry in
        var asked = request
        asked.model = entry.id
        let plan = FixturePlanner.plan(asked)
        return ModelRow(
          model: .init(
            id: entry.id, name: entry.name, parameters: 1, activeParametersPerToken: 1, licence: nil, released: nil,
            benchmarks: []),
          fit: FitRow(
            hardware: request.accelerator, scheme: plan.deployment.scheme, countByCapacity: 1, count: 1, layout: nil,
            spareBytes: nil, keyValueCache: nil, reason: nil), best: plan.chosen, missed: [], kept: 1)
      }, leftOut: [], warnings: [])
  }

  /// A fortieth of a MiB for each token of a sequence.
  private static let room: @Sendable (Plan, [Int], [Int]) throws -> RoomReport = { plan, contexts, sequences in
    RoomReport(
      contexts: contexts, sequences: sequences,
      spare: sequences.map { count in
        contexts.map { context in
          context > 262_144 ? nil : plan.memory.spareBytes - ByteCount(Int64(count * context) * 26_214)
        }
      })
  }

  private static let measure:
    @Sendable (Plan, @escaping @Sendable () -> Bool, @escaping @Sendable (MeasurementProgress) -> Void) throws -> Void =
      { plan, isCancelled, report in
        guard plan.deployment.scheme != "bf16" else { throw Failure("bf16 has no error to measure.") }
        for (index, tensor) in tensors.enumerated() where !isCancelled() {
          let reach = 0.3 / Double(index + 1)
          report(
            MeasurementProgress(
              completed: index + 1, total: tensors.count, rows: [tensor],
              estimate: index == 0 ? Interval(exactly: 0.0074) : Interval(0.0074, within: reach)))
        }
      }
}

/// A session driven by hand: keys go in, effects are done at once or held back.
struct Driver {
  var state: State
  let runner: EffectRunner
  /// Effects that wait to be done.
  var waiting: [Effect]

  init(
    size: Size = .classic, look: Look = .plain, start: StartingPoint = StartingPoint(),
    services: Services = FixtureServices.make(), keys: ScreenKeys? = nil
  ) throws {
    state = State(size: size, look: look, keys: try keys ?? ScreenKeys(), start: start)
    runner = EffectRunner(services: services)
    waiting = State.firstEffects(start)
  }

  /// A session that has its plan and its lists.
  static func ready(
    size: Size = .classic, look: Look = .plain, start: StartingPoint = StartingPoint(),
    services: Services = FixtureServices.make()
  ) throws -> Driver {
    var driver = try Driver(size: size, look: look, start: start, services: services)
    driver.settle()
    return driver
  }

  /// Presses keys and does what they ask for.
  mutating func press(_ names: String) throws {
    for key in try Key.sequence(named: names) {
      waiting += update(&state, .terminal(.key(key)))
      settle()
    }
  }

  /// Presses keys and leaves what they ask for undone.
  mutating func pressOnly(_ names: String) throws {
    for key in try Key.sequence(named: names) { waiting += update(&state, .terminal(.key(key))) }
  }

  mutating func type(_ text: String) {
    for character in text { waiting += update(&state, .terminal(.key(.character(character)))) }
    settle()
  }

  mutating func perform(_ action: PlanAction) {
    waiting += state.perform(Action(action))
    settle()
  }

  mutating func settle() {
    while !waiting.isEmpty {
      for message in messages(of: waiting.removeFirst()) { waiting += update(&state, message) }
    }
  }

  /// What an effect would say, without saying it.
  func messages(of effect: Effect) -> [Message] {
    if case .copy(_, let what) = effect { return [.copied(.success(what))] }
    let collected = Collector()
    runner.run(effect) { collected.add($0) }
    return collected.messages
  }

  var screen: String { render(state).text() }

  /// The names of all keys that have a meaning somewhere, but the one that leaves.
  var keyNames: [String] { state.shared.keys.bindings.flatMap(\.keys).compactMap(\.name).filter { $0 != "q" } }

  /// What the Plan screen remembers.
  var planScreen: PlanScreen {
    get { state.screens[PlanScreen.self] }
    set { state.screens[PlanScreen.self] = newValue }
  }
}
