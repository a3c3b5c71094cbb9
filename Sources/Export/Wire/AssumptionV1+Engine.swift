import Domain

/// Which engine serves, and what it is told.
extension AssumptionV1 {
  mutating func set(_ release: Assumption.EngineRelease) {
    (engineID, engine, version, utilization) = (release.id, release.name, release.version, release.utilization)
  }

  mutating func set(_ windows: Assumption.Windows) {
    (engine, dropsTokens) = (windows.engine, windows.dropsTokens)
    (windowedBytes, fullBytes) = (windows.windowedBytes, windows.fullBytes)
  }

  mutating func setLimit(_ engine: String, sequences: Int, usual: Int) {
    (self.engine, self.sequences, usualSequences) = (engine, sequences, usual)
  }

  mutating func setFlags(_ engine: String, _ flags: String, tokens: Int, usual: Int) {
    (self.engine, self.flags, self.tokens, usualTokens) = (engine, flags, tokens, usual)
  }

  mutating func setBorrowed(_ engine: String, from lender: String, _ figures: [BorrowedFigures.Figures]) {
    (self.engine, borrowedFrom, borrowedFigures) = (engine, lender, figures)
  }
}

extension AssumptionV1 {
  var ofEngine: Assumption? {
    switch code {
    case "engine": release
    case "windows": windows
    case "sequenceLimit": sequenceLimit
    case "flags": toldFlags
    case "passedOver": passedOver.map { .passedOver($0.passed) }
    case "borrowedFigures": borrowed
    default: nil
    }
  }

  private var release: Assumption? {
    guard let engineID, let engine, let version, let utilization else { return nil }
    return .engine(
      Assumption.EngineRelease(id: engineID, name: engine, version: version, utilization: utilization))
  }

  private var windows: Assumption? {
    guard let engine, let dropsTokens, let windowedBytes, let fullBytes else { return nil }
    return .windows(
      Assumption.Windows(
        engine: engine, dropsTokens: dropsTokens, windowedBytes: windowedBytes, fullBytes: fullBytes))
  }

  private var sequenceLimit: Assumption? {
    guard let engine, let sequences, let usualSequences else { return nil }
    return .sequenceLimit(engine: engine, sequences: sequences, usual: usualSequences)
  }

  private var toldFlags: Assumption? {
    guard let engine, let flags, let tokens, let usualTokens else { return nil }
    return .flags(engine: engine, flags, tokens: tokens, usualTokens: usualTokens)
  }

  private var borrowed: Assumption? {
    guard let engine, let borrowedFrom, let borrowedFigures else { return nil }
    return .borrowedFigures(engine: engine, from: borrowedFrom, borrowedFigures)
  }
}
