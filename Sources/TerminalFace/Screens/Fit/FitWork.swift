import Domain
import Planning

/// Finds the rows of the Fit screen for a question.
struct FitWork: ScreenWork {
  typealias Owner = FitScreen
  let subject: FitSubject
  let request: PlanRequest

  func run(_ services: Services, tell: @escaping @Sendable (FitNews) -> Void) {
    do {
      switch subject {
      case .hardware:
        tell(FitNews(work: self, items: try services.hardware(request).map(FitItem.init)))
      case .models:
        let report = try services.models(request)
        tell(FitNews(work: self, items: report.rows.compactMap(FitItem.init), benchmark: report.benchmark))
      }
    } catch {
      tell(FitNews(work: self, items: [], failure: String(describing: error)))
    }
  }
}

/// What was found, or why nothing was.
struct FitNews: Sendable, Hashable {
  let work: FitWork
  /// The best first.
  let items: [FitItem]
  /// What the order of models rests on.
  var benchmark: String?
  var failure: String?
}

/// One row: a model on some hardware, with the deployment that a plan would choose.
struct FitItem: Sendable, Hashable {
  /// What is put into the question for it.
  let id: String
  let best: Alternative

  init(_ best: Alternative) {
    (id, self.best) = (best.deployment.host?.reference ?? best.deployment.accelerator, best)
  }

  /// Nil for a model that doesn't fit.
  init?(_ row: ModelRow) {
    guard let best = row.best else { return nil }
    (id, self.best) = (row.model.id, best)
  }

  /// Whether tokens come out of it.
  var writes: Bool { best.performance.timePerOutputTokenSeconds != nil }
  /// As many as are asked for: hosts, or accelerators.
  var count: Int { best.deployment.hostCount ?? best.deployment.count }
}
