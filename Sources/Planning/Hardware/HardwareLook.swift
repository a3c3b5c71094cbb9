import Catalogs
import Domain
import Estimation

/// Looks at one accelerator after another, several at a time, for what serves a request best there.
struct HardwareLook: Sendable {
  let planner: Planner
  let request: PlanRequest
  /// Whether the request's engine stays wherever it runs, though another is usual there.
  let keepsEngine: Bool
  let largest: Int?
  let wantsFront: Bool
  let onlyFitting: Bool
  /// Dollars an hour beyond which nobody asks for more of an accelerator; nil for as many as it takes.
  var mostRent: Double?

  /// What the best of one accelerator is, and the request that plans it.
  struct Found: Sendable {
    let request: PlanRequest
    /// The engine's place in the order of preference.
    let place: Int
    let best: Candidate
    /// What was weighed there and nothing else there beats in everything; empty where nobody wants it.
    let front: [Candidate]
  }

  /// What each engine can do on one accelerator, and why it can't do anything.
  struct Result: Sendable {
    var found: [Found] = []
    var refusals: [PlanningError] = []
    /// What no other accelerator would make good.
    var failure: (any Error)?
  }

  /// - Parameter resources: what a request is planned from, of those who ask for no more than what fits; nil leaves it to
  ///   the planner.
  func look(
    at accelerator: Accelerator, from resources: ((PlanRequest) throws -> PlanningResources)? = nil
  ) -> Result {
    var result = Result()
    do {
      for (place, changed) in try moved(to: accelerator).enumerated() {
        do {
          if let found = try found(changed, place: place, resources) { result.found.append(found) }
        } catch let error as PlanningError {
          result.refusals.append(error)
        }
      }
    } catch {
      result.failure = error
    }
    return result
  }

  private func found(
    _ request: PlanRequest, place: Int, _ resources: ((PlanRequest) throws -> PlanningResources)?
  ) throws -> Found? {
    var builder = PlanBuilder(try resources?(request) ?? planner.resources(for: request), request: request)
    if let mostRent, let price = builder.resources.accelerator.hourlyPrice.usd, price > 0 {
      builder.mostRented = Int(
        min((mostRent / price * (1 + Self.rounding)).rounded(.down), Double(RequestField.largestCount)))
    }
    guard resources == nil || builder.mayFit else { return nil }
    let choice = builder.choice(upTo: largest, onlyFitting: onlyFitting)
    let strategy = builder.strategy
    guard let best = strategy.best(choice) else { return nil }
    let front = wantsFront ? ParetoFront(strategy: strategy).front(of: choice) : []
    return Found(request: request, place: place, best: best, front: front)
  }

  private static let rounding = 1e-9

  /// The request on one accelerator, with the engine that is usual there, or with each of those asked for that run there.
  private func moved(to accelerator: Accelerator) throws -> [PlanRequest] {
    var changed = request
    let asked = changed.askedCount
    changed.place(on: accelerator)
    changed.askedCount = asked
    if let engines = try request.engineChoice(planner.catalogs, on: accelerator) {
      return engines.filter { $0.runs(on: accelerator) != false }.map { engine in
        changed.engine = engine.id
        return changed
      }
    }
    if keepsEngine, try planner.catalogs.engine(request.engine).runs(on: accelerator) != false { return [changed] }
    changed.engine = try planner.resolver.usualEngine(for: request, on: accelerator).id
    if changed.engine != request.engine, keepsEngine { changed.keyValueCache = nil }
    return [changed]
  }
}
