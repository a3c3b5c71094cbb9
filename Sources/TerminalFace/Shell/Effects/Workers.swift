import Dispatch
import Synchronization

/// Runs effects off the terminal's thread: answers, screens' work and the laboratory
/// each have a queue, so that none waits for another.
final class Workers: Sendable {
  private let runner: EffectRunner
  private let post: @Sendable (Message) -> Void
  private let answers = DispatchQueue(label: "quantplan.answers", qos: .userInitiated)
  private let lists = DispatchQueue(label: "quantplan.lists", qos: .utility)
  private let work = DispatchQueue(label: "quantplan.work", qos: .utility)
  private let laboratory = DispatchQueue(label: "quantplan.laboratory", qos: .background)
  /// The number of the newest plan; older ones that still wait aren't made at all.
  private let newest = Atomic<Int>(0)
  /// The newest work of each kind; of older work that still waits nobody wants to know.
  private let newestWork = Mutex<[ObjectIdentifier: AnyScreenWork]>([:])

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
    case .work(let wanted):
      let kind = ObjectIdentifier(type(of: wanted.value))
      newestWork.withLock { $0[kind] = wanted }
      work.async { [self] in
        if newestWork.withLock({ $0[kind] == wanted }) { runner.run(effect, post: post) }
      }
    case .measure: laboratory.async { [self] in runner.run(effect, post: post) }
    case .cancelMeasurements, .copy, .repaint: runner.run(effect, post: post)
    }
  }
}
