import Dispatch
import Synchronization

/// Runs effects off the terminal's thread: one queue for answers, one for long work, so that neither waits for the other.
final class Workers: Sendable {
  private let runner: EffectRunner
  private let post: @Sendable (Message) -> Void
  private let answers = DispatchQueue(label: "quantplan.answers", qos: .userInitiated)
  private let lists = DispatchQueue(label: "quantplan.lists", qos: .utility)
  private let laboratory = DispatchQueue(label: "quantplan.laboratory", qos: .background)
  /// The number of the newest plan; older ones that still wait aren't made at all.
  private let newest = Atomic<Int>(0)

  init(runner: EffectRunner, post: @escaping @Sendable (Message) -> Void) {
    self.runner = runner
    self.post = post
  }

  func submit(_ effect: Effect) {
    switch effect {
    case .plan(let number, _):
      newest.store(number, ordering: .relaxed)
      answers.async { [self] in
        if newest.load(ordering: .relaxed) == number { runner.run(effect, post: post) }
      }
    case .start, .revise, .export: answers.async { [self] in runner.run(effect, post: post) }
    case .list: lists.async { [self] in runner.run(effect, post: post) }
    case .measure: laboratory.async { [self] in runner.run(effect, post: post) }
    case .cancelMeasurement, .copy, .repaint: runner.run(effect, post: post)
    }
  }
}
