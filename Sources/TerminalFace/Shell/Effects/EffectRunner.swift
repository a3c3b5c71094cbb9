import Domain
import Quantities
import Synchronization

/// Does what effects ask for and says how it went; everything but the terminal's own effects.
struct EffectRunner: Sendable {
  let services: Services
  private let cancelled = Cancellation()

  init(services: Services) {
    self.services = services
  }

  /// Does an effect on the calling thread; `post` is called with each outcome, a measurement's from any thread.
  func run(_ effect: Effect, post: @escaping @Sendable (Message) -> Void) {
    switch effect {
    case .start(let start): post(.started(Self.result { try services.start(start) }))
    case .revise(let number, let request, let changes):
      post(.revised(number: number, Self.result { try services.revise(request, changes) }))
    case .plan(let number, let request):
      post(.planned(number: number, Self.result { try answer(request) }))
    case .list(let currency):
      post(.listed(Self.result { try Currency.$told.withValue(currency) { try services.list() } }))
    case .export(let plan, let path, let policy): post(.exported(services.export(plan, path, policy)))
    case .measure(let number, let plan): measure(number, plan, post)
    case .cancelMeasurements(let number): cancelled.cancel(upTo: number)
    case .work(let work): run(work.value, post)
    case .copy, .repaint: break
    }
  }

  private func run<Own: ScreenWork>(_ work: Own, _ post: @escaping @Sendable (Message) -> Void) {
    work.run(services) { post(.news(ScreenNews($0, for: Own.Owner.self))) }
  }

  private func answer(_ request: PlanRequest) throws -> Answered {
    // The facts are of what was planned: of several accelerators the plan has chosen one.
    let plan = try services.plan(request)
    return Answered(plan: plan, facts: try services.facts(plan.request))
  }

  private func measure(_ number: Int, _ plan: Plan, _ post: @escaping @Sendable (Message) -> Void) {
    let cancelled = cancelled
    let result = Self.result {
      try services.measure(plan, { cancelled.isCancelled(number) }) { post(.measured(number: number, $0)) }
    }
    var failure: Failure?
    if case .failure(let problem) = result { failure = problem }
    post(.measurementEnded(number: number, failure))
  }

  private static func result<Value>(_ body: () throws -> Value) -> Result<Value, Failure> {
    do {
      return .success(try body())
    } catch let failure as Failure {
      return .failure(failure)
    } catch {
      return .failure(Failure(error))
    }
  }
}

/// Which measurements may go on; asked from worker threads.
private final class Cancellation: Sendable {
  /// Measurements up to this number are cancelled, also those that still wait for their turn.
  private let last = Atomic<Int>(0)

  func cancel(upTo number: Int) { last.max(number, ordering: .relaxed) }
  func isCancelled(_ number: Int) -> Bool { number <= last.load(ordering: .relaxed) }
}
