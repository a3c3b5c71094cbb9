/// A part of the question in which two requests differ.
package struct QuestionDifference: Sendable, Hashable {
  package let field: RequestField
  /// As the command line takes it; nil where it isn't given.
  package let base: String?
  package let other: String?

  /// What is asked: the model, the load and the limits. Hardware, scheme, engine and region answer it.
  private static let question = [.model] + RequestField.load + RequestField.limits

  /// Where two requests ask for different things.
  package static func between(_ base: PlanRequest, _ other: PlanRequest) -> [QuestionDifference] {
    question.compactMap { field in
      let (before, after) = (field.text(in: base), field.text(in: other))
      guard before != after, counts(field, in: base) || counts(field, in: other) else { return nil }
      return QuestionDifference(field: field, base: before, other: after)
    }
  }

  /// Whether a request heeds a field: some say something only beside another one.
  private static func counts(_ field: RequestField, in request: PlanRequest) -> Bool {
    switch field {
    case .peakFactor: request.requestsPerDay != nil
    case .thinkSeconds: request.users != nil
    default: true
    }
  }
}
