import Domain
import Presentation

/// What one of several engines would do, as version 1 of a plan's JSON spells it.
struct EngineAnswerV1: Codable {
  let engine: String
  @OrNull var best: AlternativeV1?
  @OrNull var reason: String?
  /// The case of the reason, for programs.
  @OrNull var code: String?

  init(_ answer: EngineAnswer) {
    engine = answer.engine
    best = answer.best.map(AlternativeV1.init)
    reason = answer.reason?.words
    code = answer.reason?.code
  }

  var answer: EngineAnswer {
    EngineAnswer(engine: engine, best: best?.alternative, reason: reason.map { .quoted($0, code: code) })
  }
}
