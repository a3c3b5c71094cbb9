import Domain
import Planning

/// What other loads would leave of a plan's memory, or why nobody knows.
struct RoomNews: Sendable, Hashable {
  /// The question of the plan that it is of.
  let request: PlanRequest
  let report: RoomReport?
  var failure: String?
}

/// Finds what a plan's deployment leaves at usual contexts and numbers of sequences, its own among them.
struct RoomWork: ScreenWork {
  typealias Owner = MemoryScreen
  let plan: Plan

  private static let contexts = [2_048, 8_192, 32_768, 131_072]
  private static let sequences = [1, 8, 64, 256]

  func run(_ services: Services, tell: @escaping @Sendable (RoomNews) -> Void) {
    let contexts = Set(Self.contexts + [plan.request.contextTokens]).sorted()
    let sequences = Set(Self.sequences + [max(plan.sequences, 1)]).sorted()
    do {
      tell(RoomNews(request: plan.request, report: try services.room(plan, contexts, sequences)))
    } catch {
      tell(RoomNews(request: plan.request, report: nil, failure: String(describing: error)))
    }
  }
}
