import Domain

/// Makes the text of a plan in one form.
struct PreviewWork: ScreenWork {
  typealias Owner = ExportScreen
  let plan: Plan
  let target: ExportTarget

  func run(_ services: Services, tell: @escaping @Sendable (PreviewNews) -> Void) {
    do {
      tell(PreviewNews(work: self, text: try target.text(plan)))
    } catch {
      tell(PreviewNews(work: self, text: "", failure: "The plan holds a number that this form can't write."))
    }
  }
}

/// A text, or why there is none.
struct PreviewNews: Sendable, Hashable {
  let work: PreviewWork
  let text: String
  var failure: String?
}
