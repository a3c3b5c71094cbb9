/// How an engine drafts tokens and verifies several of them in one pass.
package struct EngineSpeculation: Codable, Sendable, Hashable {
  package let methods: [Speculation.Method]
  /// What its command line is told, `{}` for the number of tokens and `{model}` for the model that drafts.
  package let flags: [String: String]
  /// How this is known.
  @Prose package var basis: String
}
