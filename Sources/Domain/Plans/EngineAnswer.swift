/// What one of several engines would make of a request.
package struct EngineAnswer: Sendable, Hashable {
  /// The engine's id.
  package let engine: String
  /// Its best deployment; nil where it can't run the model here.
  package let best: Alternative?
  /// Why it can't; nil where it can.
  package let reason: Statement<Rejection.Reason>?

  package init(engine: String, best: Alternative?, reason: Statement<Rejection.Reason>?) {
    self.engine = engine
    self.best = best
    self.reason = reason
  }
}
