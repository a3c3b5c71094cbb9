/// Weights known as a sum only, with the arithmetic in words.
package struct AuxiliaryWeights: Codable, Sendable, Hashable {
  package let parameters: Int64
  package let note: String

  package init(parameters: Int64, note: String) {
    self.parameters = parameters
    self.note = note
  }
}

extension AuxiliaryWeights {
  private enum CodingKeys: String, CodingKey, CaseIterable { case parameters, note }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      parameters: try container.parameters(.parameters), note: try container.decode(String.self, forKey: .note))
  }
}
