import Domain
import Estimation
import Quantities

/// From measured errors to what a scheme costs in quality, with published recoveries beside them.
struct QualityModel: Sendable {
  /// In order of trust: the first that knows all formats of a scheme speaks for it.
  let errors: [any SchemeErrorSource]
  let profile: ModelProfile
  let sensitivity: PerplexitySensitivity?

  /// The estimate of one scheme; unquantized schemes lose nothing, unknown numbers stay nil.
  func estimate(_ stored: StoredWeights) -> QualityEstimate {
    let scheme = stored.scheme
    if scheme.kind == .unquantized || profile.model.nativeFormat.publishedSchemeID == scheme.id {
      return QualityEstimate(
        basis: .published, relativeSquaredError: Interval(exactly: 0), perplexityIncrease: Interval(exactly: 0),
        recovery: Interval(exactly: 1), notes: ["the weights as published, or wider"])
    }
    let measured = errors.lazy.compactMap { source in relativeSquaredError(stored, from: source).map { ($0, source) } }
      .first
    let error = measured?.0
    let recovery = scheme.publishedRecovery
    let published = scheme.publishedPerplexityIncrease
    var notes: [String] = []
    if let source = measured?.1 { notes.append(source.note) }
    var increase = published?.interval
    if let published {
      notes.append("perplexity: published, \(published.source)")
    } else if let error, let sensitivity {
      increase = Interval(
        low: error.low * sensitivity.low, likely: error.likely * sensitivity.likely,
        high: error.high * sensitivity.high)
      notes.append("perplexity: α · t² with α = \(NumberText.significant(sensitivity.likely)), \(sensitivity.basis)")
    }
    if let recovery { notes.append("recovery: published, \(recovery.source)") }
    return QualityEstimate(
      basis: measured?.1.basis ?? .published, relativeSquaredError: error, perplexityIncrease: increase,
      recovery: recovery?.interval, notes: notes)
  }

  /// The parameter-weighted mean over the tensors that the scheme covers; nil unless each format was measured.
  private func relativeSquaredError(_ stored: StoredWeights, from errors: any SchemeErrorSource) -> Interval? {
    var sum = (low: 0.0, likely: 0.0, high: 0.0, weight: 0.0)
    for entry in stored.groups where stored.scheme.covers(entry.group.tensorClass) && entry.group.columns > 1 {
      for allotment in entry.allotments {
        guard let format = allotment.format.measuredFormat(columns: entry.group.columns),
          let error = errors.relativeSquaredError(format: format, tensorClass: entry.group.tensorClass)
        else { return nil }
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
}

extension Domain.WeightFormat {
  /// The laboratory's name of what a row of this width is stored in, the fallback for odd widths included.
  fileprivate func measuredFormat(columns: Int) -> String? {
    fallback(columns: columns).map(\.laboratoryFormat) ?? laboratoryFormat
  }
}
