import Catalogs
import Domain
import Estimation
import Quantities

/// Finds the accelerator, and the engine where several are asked for, with which a request is served best.
struct HardwareSearch {
  let planner: Planner
  let request: PlanRequest
  let faults: CatalogFaults
  /// Hardware up to so many times the best rent is looked at and told of.
  var shown = 3.0
  /// The last count to try where it is open; nil for as many as it takes.
  var largest: Int?
  /// Whether it is to be told what else was weighed.
  var wantsFront = false
  /// What a request is planned from, of those who ask for no more than what fits; nil leaves it to the planner.
  var resources: ((PlanRequest) throws -> PlanningResources)?

  /// What the best of one accelerator is, and the request that plans it.
  struct Found {
    let request: PlanRequest
    /// The engine's place in the order of preference.
    let place: Int
    let best: Candidate
    /// What was weighed there and nothing else there beats in everything; empty where nobody wants it.
    let front: [Candidate]
  }

  /// The best of each accelerator and engine that serve the request, the best of all first.
  ///
  /// Throws where none can run the model at all.
  func ranked(_ accelerators: [Accelerator]) throws -> [Found] {
    let strategy = Strategy(mode: request.mode, request: request)
    var found: [Found] = []
    var refusals: [PlanningError] = []
    let engines = try request.engineChoice(planner.catalogs)
    for accelerator in accelerators.sorted(by: Self.cheaper) where !isHopeless(accelerator, beside: found) {
      for (place, changed) in try moved(to: accelerator, engines).enumerated() {
        do {
          let resources = try self.resources?(changed) ?? planner.resources(for: changed)
          let builder = PlanBuilder(resources, request: changed)
          guard self.resources == nil || builder.mayFit else { continue }
          let choice = builder.choice(upTo: largest)
          guard let best = strategy.best(choice) else { continue }
          let front = wantsFront ? ParetoFront(strategy: strategy).front(of: choice) : []
          found.append(Found(request: changed, place: place, best: best, front: front))
        } catch let error as PlanningError {
          refusals.append(error)
        }
      }
    }
    if found.isEmpty, let refusal = refusals.first { throw refusal }
    return found.sorted { left, right in
      let (score, other) = (self.score(left.best, strategy), self.score(right.best, strategy))
      return score == other
        ? (left.request.accelerator, left.place) < (right.request.accelerator, right.place)
        : score.lexicographicallyPrecedes(other)
    }
  }

  /// What nothing beats in everything, wherever it was found.
  func front(of found: [Found]) -> [Candidate] {
    ParetoFront(strategy: Strategy(mode: request.mode, request: request)).front(of: found.flatMap(\.front))
  }

  /// The strategy's score, by which what has no known price comes after what has one, if cost is what counts.
  private func score(_ candidate: Candidate, _ strategy: Strategy) -> [Double] {
    var score = strategy.score(candidate)
    if isAboutCost { score.insert(candidate.cost.usdPerHour == nil ? 1 : 0, at: 2) }
    return score
  }

  private var isAboutCost: Bool { request.objective ?? .cost == .cost }

  /// The request on one accelerator, with an engine that runs on it, or with each of those asked for that do.
  private func moved(to accelerator: Accelerator, _ engines: [Engine]?) throws -> [PlanRequest] {
    var changed = request
    changed.accelerator = accelerator.id
    if let engines {
      return engines.filter { $0.runs(on: accelerator) != false }.map { engine in
        changed.engine = engine.id
        return changed
      }
    }
    if try planner.catalogs.engine(request.engine).runs(on: accelerator) == false {
      changed.engine = try planner.resolver.engine(
        for: accelerator, scheme: request.scheme.map { try planner.catalogs.scheme($0) }
      ).id
      changed.keyValueCache = nil
    }
    return [changed]
  }

  private static func cheaper(_ left: Accelerator, _ right: Accelerator) -> Bool {
    (left.rentalPrice?.usd.value ?? .infinity, left.id) < (right.rentalPrice?.usd.value ?? .infinity, right.id)
  }

  /// Whether a single one of it costs more than what serves everything already; unknown prices can't win on cost.
  private func isHopeless(_ accelerator: Accelerator, beside found: [Found]) -> Bool {
    guard isAboutCost else { return false }
    let rents = found.filter { $0.best.fits && $0.best.missed == 0 }.compactMap(\.best.cost.usdPerHour)
    guard let least = rents.min() else { return false }
    guard let price = accelerator.rentalPrice else { return true }
    return request.mode == .online && price.usd.value > shown * least
  }
}
