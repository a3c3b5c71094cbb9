import Domain
import Presentation

/// Plans that are put aside for comparing.
extension SharedState {
  /// As many as stand beside each other.
  static let mostMarks = 4

  /// Whether no further plan can be marked; one that is can always be taken away.
  var isFull: Bool { marks.count >= Self.mostMarks && plan.map { !marks.contains($0) } ?? true }

  mutating func toggleMark() {
    guard let plan else { return }
    if let place = marks.firstIndex(of: plan) {
      marks.remove(at: place)
      notice = .done("Took the mark from \(ComparisonText.deployment(plan)).")
    } else {
      marks.append(plan)
      notice = .done("Marked \(ComparisonText.deployment(plan)); \(key(of: "go-compare")) compares.")
    }
  }
}
