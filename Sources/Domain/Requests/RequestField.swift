/// One thing that a request says: its name everywhere, what it may be, and where it comes from.
///
/// The table of all fields is what the command line, the terminal's editors, the words, the checks and the inheriting
/// from earlier requests read.
package struct RequestField: Sendable, Identifiable {
  /// The key in JSON, which is the property's name.
  package let id: String
  /// The name in errors: "the context".
  package let name: String
  /// The option of the command line: `--context`; empty for the model, which needs none.
  package let flag: String
  package let origin: Origin
  package let content: Content

  /// Where a field's value comes from when nobody says it.
  package enum Origin: Sendable, Hashable {
    /// A name that the catalogs resolve; defaults are the catalogs'.
    case catalogs
    /// The workload, and an earlier request of the same workload.
    case workload
    /// An earlier request, whatever else changes.
    case request
    /// An earlier request of the same model.
    case model
  }

  init(_ id: String, _ name: String, _ flag: String, from origin: Origin, _ content: Content) {
    self.id = id
    self.name = name
    self.flag = flag
    self.origin = origin
    self.content = content
  }
}

extension RequestField: Hashable {
  package static func == (left: RequestField, right: RequestField) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension RequestField {
  /// Puts what somebody typed into a request.
  package func set(_ text: String, in request: inout PlanRequest) throws(RequestProblem) {
    guard let assign = content.read(text) else { throw RequestProblem(field: self, found: text) }
    assign(&request)
  }

  /// Whether a text means one of the field's values.
  package func reads(_ text: String) -> Bool { content.read(text) != nil }

  /// The value as the command line takes it; nil for a field that is left out while it is empty.
  package func text(in request: PlanRequest) -> String? { content.counts(request) ? content.text(request) : nil }

  /// Takes the value of another request.
  package func copy(from earlier: PlanRequest, to request: inout PlanRequest) { content.copy(earlier, &request) }

  /// Refuses a value that no deployment could mean.
  package func check(_ request: PlanRequest) throws(RequestProblem) {
    guard !content.isValid(request) else { return }
    throw RequestProblem(field: self, found: content.text(request) ?? "nothing")
  }

  /// The nearest number that the field may hold; the number itself where the field has no range.
  package func clamped(_ number: Int) -> Int {
    guard let range = content.range else { return number }
    return min(max(number, range.lowerBound), range.upperBound)
  }
}

/// A value that a field can't hold.
package struct RequestProblem: Error, Sendable, Hashable {
  package let field: RequestField
  package let found: String

  package init(field: RequestField, found: String) {
    self.field = field
    self.found = found
  }

  package var expected: String { field.content.expected }
}
