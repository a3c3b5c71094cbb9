import Domain
import Estimation
import Quantities
import WeightErrors

/// What schemes cost one model: errors that were measured, and what published accuracies say of such schemes.
struct QualityModel: Sendable {
  /// In order of trust: the first that knows all formats of a scheme speaks for it.
  let errors: [any SchemeErrorSource]
  let profile: ModelProfile
  /// Nil where the catalogs don't tell what quantization costs.
  let fitted: FittedQuality?
  /// The catalog's schemes, since mixes are judged beside what they rest on.
  let schemes: [Scheme]
  /// Whether errors of weights are left out where published figures decide.
  var isBrief = false
  private let known = KnownEstimates()

  init(
    errors: [any SchemeErrorSource], profile: ModelProfile, fit: QualityFit?, schemes: [Scheme], isBrief: Bool = false
  ) {
    self.errors = errors
    self.profile = profile
    fitted = fit.map { FittedQuality($0, model: profile.model, parameters: profile.parameters) }
    self.schemes = schemes
    self.isBrief = isBrief
  }

  /// The estimate of one scheme; unquantized schemes lose nothing, unknown numbers stay nil.
  func estimate(_ stored: StoredWeights) -> QualityEstimate {
    known.estimate(of: stored.scheme.id) { made(stored) }
  }

  private func made(_ stored: StoredWeights) -> QualityEstimate {
    let scheme = stored.scheme
    if scheme.kind == .unquantized || isAsPublished(scheme) {
      return QualityEstimate(
        basis: .published, relativeSquaredError: Interval(exactly: 0), perplexityIncrease: Interval(exactly: 0),
        recovery: Interval(exactly: 1), notes: [.fact(.asPublished)])
    }
    let decides = isBrief && scheme.isAsCatalogued && self.fitted?.fit.scheme(scheme.id) != nil
    let measured = decides ? nil : errors.lazy.compactMap { measuredError(stored, from: $0) }.first
    let told = Told(scheme)
    let fitted = profile.model.writesText ? self.fitted : nil
    let coarser = fitted.flatMap { beyondRows(scheme, measured, $0.fit) }
    let loss = coarser == nil ? fitted.flatMap { scaledLoss(stored, measured, $0) } : nil
    var notes = (measured?.notes ?? []) + told.notes + [coarser].compactMap(\.self)
    var costs: FittedQuality.Costs?
    if let loss, let fitted {
      notes += self.notes(loss, of: scheme, besides: told, fitted)
      costs = fitted.costs(of: loss.value)
    }
    if self.fitted != nil, fitted == nil { notes.append(.ofLanguageModels) }
    if measured == nil, costs == nil, told.increase == nil, told.recovery == nil { notes.append(.unmeasurable) }
    return QualityEstimate(
      basis: measured?.basis ?? .published, relativeSquaredError: measured?.interval,
      perplexityIncrease: told.increase ?? costs?.perplexityIncrease, recovery: told.recovery ?? costs?.recovery,
      benchmarkRecovery: costs?.benchmarkRecovery, notes: notes.map { Statement.fact($0) })
  }
}

extension QualityModel {
  /// A loss, and what it is scaled by where the scheme is stored otherwise than the rows it is known from.
  private struct ScaledLoss {
    let value: FittedQuality.Loss
    var share: Double?
    /// Whether no row tells of the scheme: its error stands for it.
    var isOfError = false
  }

  /// What a file of a scheme says of itself, which nothing fitted overrules.
  private struct Told {
    let increase: Interval?
    let recovery: Interval?
    let notes: [QualityEstimate.Note]

    init(_ scheme: Scheme) {
      increase = scheme.publishedPerplexityIncrease?.interval
      recovery = scheme.publishedRecovery?.interval
      notes =
        [
          scheme.publishedPerplexityIncrease.map { .publishedPerplexity(source: $0.source) },
          scheme.publishedRecovery.map { .publishedRecovery(source: $0.source) },
        ].compactMap(\.self)
    }
  }

  /// What published rows of the scheme say, or of what it rests on, scaled by how much less it errs than that; else what
  /// its error stands for.
  private func scaledLoss(_ stored: StoredWeights, _ measured: MeasuredError?, _ fitted: FittedQuality) -> ScaledLoss? {
    let scheme = stored.scheme
    let exponent = fitted.fit.perplexity.exponent
    guard let known = fitted.loss(of: scheme.catalogID) else {
      guard let measured, !measured.isOfOutputs else { return nil }
      return ScaledLoss(
        value: fitted.loss(error: with(activationsOf: scheme, measured.interval.likely)), isOfError: true)
    }
    if !scheme.isAsCatalogued {
      return share(of: stored, overThatOf: scheme.catalogID).map {
        ScaledLoss(value: known.times($0, exponent: exponent), share: $0)
      }
    }
    let reference = fitted.fit.scheme(scheme.id)?.relativeSquaredError
    guard let measured, measured.basis == .measured, !measured.isOfOutputs, let reference, reference > 0 else {
      return ScaledLoss(value: known)
    }
    let share =
      with(activationsOf: scheme, measured.interval.likely) / with(activationsOf: scheme, reference)
    return ScaledLoss(value: known.times(share, exponent: exponent), share: share)
  }

  /// How many times as much as the coarsest scheme of the fit others may err before nothing is told of them.
  private static let reach = 2.0

  /// What is said of formats of mixes and checkpoints that err more than anything that was published.
  private func beyondRows(_ scheme: Scheme, _ measured: MeasuredError?, _ fit: QualityFit) -> QualityEstimate.Note? {
    guard !scheme.isAsCatalogued, let measured, !measured.isOfOutputs,
      let largest = fit.schemes.compactMap(\.relativeSquaredError).max(),
      measured.interval.likely > largest * Self.reach
    else { return nil }
    return .coarserThanRows(error: measured.interval.likely, largest: largest)
  }

  /// Whether the model was published this way; somebody's checkpoint has an original of its own.
  private func isAsPublished(_ scheme: Scheme) -> Bool {
    profile.model.checkpoint == nil && profile.model.nativeFormat.publishedSchemeID == scheme.id
  }

  /// How much a mix or somebody's checkpoint errs over what the catalogs' scheme makes of the same weights; nil where the
  /// laboratory doesn't know a format of either.
  private func share(of stored: StoredWeights, overThatOf id: String) -> Double? {
    guard let base = schemes.first(where: { $0.id == id }) else { return nil }
    return errorShare(of: stored, against: StoredWeights(profile, scheme: base.asCatalogued))?.share
  }

  /// The error of weights and of activations that are rounded beside them.
  private func with(activationsOf scheme: Scheme, _ error: Double) -> Double {
    guard scheme.kind == .weightAndActivation else { return error }
    return error + (scheme.computePrecision == .int8 ? fitted?.fit.perplexity.int8Activations ?? 0 : error)
  }

  private func notes(
    _ loss: ScaledLoss, of scheme: Scheme, besides told: Told, _ fitted: FittedQuality
  ) -> [QualityEstimate.Note] {
    let rows = loss.isOfError ? nil : fitted.fit.scheme(scheme.catalogID)
    var notes: [QualityEstimate.Note] = []
    if told.increase == nil {
      notes.append(
        .fittedPerplexity(rows: rows?.perplexities ?? 0, sensitivity: fitted.sensitivity, of: fitted.kin))
      if let share = loss.share {
        let base = schemes.first { $0.id == scheme.catalogID }.map { $0.catalogName ?? $0.name } ?? scheme.name
        notes.append(scheme.isAsCatalogued ? .scaledByError(share: share) : .scaledPerplexity(share: share, base: base))
      }
    }
    if told.recovery == nil { notes.append(.fittedRecovery(rows: rows?.recoveries ?? 0)) }
    return notes
  }
}
