import Quantities

/// Who drafts the tokens that a model then verifies several of in one pass.
package enum Speculation: Sendable, Hashable {
  /// The model's own layers for tokens after the next.
  case multiTokenPrediction
  /// What followed the same few tokens earlier in the sequence.
  case ngram
  /// Another model of the catalogs, or a file.
  case draft(model: String)

  /// The ways of drafting, as engines' entries name them.
  package enum Method: String, Codable, Sendable, CaseIterable {
    case draft
    case multiTokenPrediction = "mtp"
    case ngram
  }

  package var method: Method {
    switch self {
    case .multiTokenPrediction: .multiTokenPrediction
    case .ngram: .ngram
    case .draft: .draft
    }
  }

  /// `mtp`, `ngram`, or else the name of a model.
  package init(_ text: String) {
    switch text.lowercased() {
    case Method.multiTokenPrediction.rawValue: self = .multiTokenPrediction
    case Method.ngram.rawValue: self = .ngram
    default: self = .draft(model: text)
    }
  }

  /// Whether a draft has a name: a bare number is neither one nor a size.
  var isNamed: Bool {
    if case .draft(let model) = self { !model.isEmpty && DecimalText.real(model) == nil } else { true }
  }

  package var text: String {
    if case .draft(let model) = self { model } else { method.rawValue }
  }
}

extension Speculation: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension RequestField.Content {
  /// A model that drafts, or another way of drafting, or none.
  static func speculation(_ path: RequestField.Path<Speculation?>) -> Self {
    optional(
      path, absent: RequestField.unlimited,
      expected: "a model that drafts (a name, or a size such as 0.5B), mtp, ngram",
      read: { Speculation($0) }, text: { $0.text }, isValid: { $0.isNamed }
    ).taking(RequestField.automatic, for: RequestField.unlimited)
  }
}
