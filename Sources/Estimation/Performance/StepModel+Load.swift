import Domain

extension StepModel {
  /// The model of a deployment's passes, with lengths as the load's requests have on average.
  ///
  /// A decoded token attends to itself, to the prompt and to half of the answer before it, which is likelier a long one
  /// where answers differ.
  init(_ replica: Replica, _ load: ServingLoad) {
    let answer = Double(load.outputTokens) * (1 + (load.outputSpread?.squaredVariation ?? 0))
    self.init(
      replica, context: Double(load.inputTokens) + answer / 2, prompt: load.computedTokens,
      variation: load.inputSpread?.squaredVariation ?? 0,
      after: load.prefix?.tokens ?? 0, images: load.images)
  }
}
