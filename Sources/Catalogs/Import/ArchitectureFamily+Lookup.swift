extension ArchitectureFamily {
  /// Every family whose configurations are understood.
  static let all: [ArchitectureFamily] =
    llamas + qwens + gemmas + mistrals + phis + openWeights + deepSeeks + mixtures + hybrids + older + encoders

  private static let byType: [String: ArchitectureFamily] = {
    var families: [String: ArchitectureFamily] = [:]
    for family in all { for type in family.types { families[type] = family } }
    return families
  }()

  /// The family of a `model_type`; nil where it is not known.
  static func named(_ type: String) -> ArchitectureFamily? { byType[type] }

  /// How an unknown architecture is read, if its keys are those of a plain decoder.
  static let plain = ArchitectureFamily(types: [])
}
