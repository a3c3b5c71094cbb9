import Domain
import Estimation
import Quantities
import WeightErrors

/// From measured errors to what a scheme costs in quality, with published recoveries beside them.
struct QualityModel: Sendable {
  /// In order of trust: the first that knows all formats of a scheme speaks for it.
  let errors: [any SchemeErrorSource]
  let profile: ModelProfile
  let sensitivity: PerplexitySensitivity?
  /// The catalog's schemes, since mixes are judged beside what they rest on.
  let schemes: [Scheme]
  /// Whether errors of weights are left out where published figures decide.
  var isBrief = false
  private let floor = QualityFloor()
  private let known = KnownEstimates()

  init(
    errors: [any SchemeErrorSource], profile: ModelProfile, sensitivity: PerplexitySensitivity?, schemes: [Scheme],
    isBrief: Bool = false
  ) {
    self.errors = errors
    self.profile = profile
    self.sensitivity = sensitivity
    self.schemes = schemes
    self.isBrief = isBrief
  }

  /// The estimate of one scheme; unquantized schemes lose nothing, unknown numbers stay nil.
  func estimate(_ stored: StoredWeights) -> QualityEstimate {
    known.estimate(of: stored.scheme.id) { made(stored) }
  }

  private func made(_ stored: StoredWeights) -> QualityEstimate {
    let scheme = stored.scheme
    if scheme.kind == .unquantized || profile.model.nativeFormat.publishedSchemeID == scheme.id {
      return QualityEstimate(
        basis: .published, relativeSquaredError: Interval(exactly: 0), perplexityIncrease: Interval(exactly: 0),
        recovery: Interval(exactly: 1), notes: [.fact(.asPublished)])
    }
    let recovery = scheme.publishedRecovery
    let published = scheme.publishedPerplexityIncrease
    let sources = isBrief && published != nil ? [] : errors
    let measured = sources.lazy.compactMap { measuredError(stored, from: $0) }.first
    let error = measured?.error
    var notes = measured?.notes ?? []
    var increase = published?.interval
    if let published {
      notes.append(.publishedPerplexity(source: published.source))
    } else if let scaled = scaledIncrease(stored) {
      increase = scaled.increase
      notes.append(scaled.note)
    } else if let error, let sensitivity {
      increase = Interval(
        low: error.low * sensitivity.low, likely: error.likely * sensitivity.likely,
        high: error.high * sensitivity.high)
      notes.append(.perplexityFromError(sensitivity: sensitivity.likely, basis: sensitivity.basis))
      if let raised = raised(increase, of: scheme, error: error.likely) {
        increase = raised.increase
        notes.append(raised.note)
      }
    }
    if let recovery { notes.append(.publishedRecovery(source: recovery.source)) }
    if !profile.architecture.generatesTokens, recovery != nil || increase != nil { notes.append(.ofLanguageModels) }
    return QualityEstimate(
      basis: measured?.basis ?? .published, relativeSquaredError: error, perplexityIncrease: increase,
      recovery: recovery?.interval, notes: notes.map { .fact($0) })
  }

  /// An estimate that is below what was published of a scheme which errs less, raised to that; nil where it isn't.
  private func raised(
    _ increase: Interval?, of scheme: Scheme, error: Double
  ) -> (increase: Interval, note: QualityEstimate.Note)? {
    guard QualityFloor.isFamily(scheme), let increase else { return nil }
    let least = floor.least(error: error, of: schemes) { other in
      let stored = StoredWeights(profile, scheme: other)
      return errors.lazy.compactMap { relativeSquaredError(stored, from: $0) }.first?.likely
    }
    guard let least, least.increase > increase.likely else { return nil }
    return (
      Interval(low: increase.low, likely: least.increase, high: max(increase.high, least.increase)),
      .noBetter(than: least.name)
    )
  }

  /// What a source tells of a scheme: of outputs where its method aims at them and was measured, since it errs more in
  /// weights than rounding does, else of weights.
  private func measuredError(
    _ stored: StoredWeights, from source: any SchemeErrorSource
  ) -> (error: Interval, basis: QualityEstimate.Basis, notes: [QualityEstimate.Note])? {
    if let outputs = source.outputs(of: stored.scheme), let error = relativeSquaredError(stored, from: outputs) {
      return (error, outputs.basis, [outputs.note])
    }
    guard let error = relativeSquaredError(stored, from: source) else { return nil }
    var notes = [source.note]
    if case .measured = source.note, let method = CalibratedMethods.of(stored.scheme).first {
      notes.append(.roundedInstead(of: method))
    }
    return (error, source.basis, notes)
  }

  /// The parameter-weighted mean over the tensors that the scheme covers; nil unless each format was measured.
  func relativeSquaredError(_ stored: StoredWeights, from errors: any SchemeErrorSource) -> Interval? {
    if let whole = errors.relativeSquaredError(of: stored.scheme, parameters: stored.quantizedParameters) {
      return Interval(exactly: whole)
    }
    var sum = (low: 0.0, likely: 0.0, high: 0.0, weight: 0.0)
    for entry in stored.groups where stored.scheme.covers(entry.group.tensorClass) && entry.group.columns > 1 {
      for allotment in entry.allotments {
        guard let error = errors.relativeSquaredError(allotment.format, of: entry.group) else { return nil }
        let weight = Double(entry.group.parameters) * allotment.share
        sum.low += error.low * weight
        sum.likely += error.likely * weight
        sum.high += error.high * weight
        sum.weight += weight
      }
    }
    guard sum.weight > 0 else { return nil }
    return Interval(low: sum.low / sum.weight, likely: sum.likely / sum.weight, high: sum.high / sum.weight)
  }

  /// A mix errs in proportion less than what it rests on, and perplexity grows linearly in the error: published
  /// figures of the base, which calibration has made better than rounding, shrink alike.
  ///
  /// Nil for other schemes, for bases without published figures, and for mixes that err more than their base.
  private func scaledIncrease(_ stored: StoredWeights) -> (increase: Interval, note: QualityEstimate.Note)? {
    guard stored.scheme.isMix, let base = schemes.first(where: { $0.id == stored.scheme.catalogID }),
      let published = base.publishedPerplexityIncrease,
      let share = errorShare(of: stored, against: StoredWeights(profile, scheme: base))?.share, share <= 1
    else { return nil }
    let increase = Interval(
      low: published.low * share, likely: published.likely * share, high: published.high * share)
    return (increase, .scaledPerplexity(share: share, base: base.name, source: published.source))
  }

  /// The summed error of one way to store the model over that of another, and who measured it: the most trusted
  /// source that knows the formats of both.
  func errorShare(
    of stored: StoredWeights, against other: StoredWeights
  ) -> (share: Double, basis: QualityEstimate.Basis)? {
    errors.lazy.compactMap { source in
      guard let error = summedError(stored, from: source), let whole = summedError(other, from: source), whole > 0
      else { return nil }
      return (error / whole, source.basis)
    }.first
  }

  /// Σ t² · parameters over all matrices that the scheme covers.
  private func summedError(_ stored: StoredWeights, from errors: any SchemeErrorSource) -> Double? {
    guard let mean = relativeSquaredError(stored, from: errors) else { return nil }
    let covered = stored.groups.filter { stored.scheme.covers($0.group.tensorClass) && $0.group.columns > 1 }
    return covered.reduce(0) { $0 + Double($1.group.parameters) } * mean.likely
  }
}

extension StoredWeights {
  /// Of all matrices that the scheme stores in fewer than 16 bits.
  fileprivate var quantizedParameters: Double {
    groups.filter { scheme.covers($0.group.tensorClass) && $0.group.columns > 1 }.reduce(0) { sum, entry in
      let share = entry.allotments.filter { $0.format.isQuantized }.reduce(0) { $0 + $1.share }
      return sum + share * Double(entry.group.parameters)
    }
  }
}

extension SchemeErrorSource {
  /// t² of a group's matrices in a format, or in what their width makes of it; nil where it was not measured.
  func relativeSquaredError(_ format: StorageFormat, of group: TensorGroup) -> Interval? {
    format.id(columns: group.columns).flatMap {
      relativeSquaredError(format: $0, tensorClass: group.tensorClass)
    }
  }
}
