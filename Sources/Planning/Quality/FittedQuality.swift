import Domain
import Quantities
import Simulation

/// What fitted rows say of one model: its sensitivity, and by it what schemes cost in perplexity and accuracy.
///
/// Ignores calibration data, languages and lengths of contexts: published rows are of English text and short prompts.
package struct FittedQuality: Sendable {
  /// Of a deployment's weights: what they cost a typical model, with standard deviations of logarithms.
  package struct Loss: Sendable {
    /// ln(perplexity / the original's).
    let effect: Double
    let effectSpread: Double
    /// 1 − accuracy kept, at the size that the fit refers to.
    let loss: Double
    let lossSpread: Double

    /// The same of weights that err so many times as much.
    func times(_ share: Double, exponent: Double) -> Loss {
      let factor = Elementary.power(share, exponent)
      return Loss(effect: effect * factor, effectSpread: effectSpread, loss: loss * factor, lossSpread: lossSpread)
    }
  }

  /// What its sensitivity is known from.
  package let kin: QualityEstimate.Kin
  /// How much the model loses over a typical one.
  package let sensitivity: Double
  let fit: QualityFit
  private let spread: Double
  private let parameters: Double

  package init(_ fit: QualityFit, model: Model, parameters: Int64) {
    self.fit = fit
    self.parameters = Double(max(parameters, 1))
    if let own = fit.models.first(where: { $0.model == model.id }) {
      (kin, sensitivity, spread) = (.itself(rows: own.rows), own.sensitivity, own.spread)
    } else if let family = fit.families.first(where: { $0.families.contains(model.family) }) {
      (kin, sensitivity, spread) = (.family(rows: family.rows), family.sensitivity, family.spread)
    } else {
      (kin, sensitivity, spread) = (.nobody, 1, fit.perplexity.modelSpread)
    }
  }

  /// What weights cost this model, each with a range that holds 80 %.
  package struct Costs: Sendable {
    /// Perplexity over the original's, less 1.
    package let perplexityIncrease: Interval
    /// The share of the accuracy that is kept over a suite of benchmarks.
    package let recovery: Interval
    /// The same of a single benchmark, whose figures stray more.
    package let benchmarkRecovery: Interval
  }

  /// What a scheme of the catalogs costs; nil where the fit doesn't know it.
  package func loss(of scheme: String) -> Loss? {
    fit.scheme(scheme).map {
      Loss(effect: $0.effect, effectSpread: $0.effectSpread, loss: $0.loss, lossSpread: $0.lossSpread)
    }
  }

  /// What weights cost that err by `error`, t² of what is multiplied with them included, where no row tells of the scheme.
  func loss(error: Double) -> Loss {
    let effect = fit.perplexity.factor * Elementary.power(error, fit.perplexity.exponent)
    return Loss(
      effect: effect, effectSpread: fit.perplexity.schemeSpread, loss: effect * fit.recovery.lossOverPerplexity,
      lossSpread: fit.recovery.schemeSpread)
  }

  package func costs(of loss: Loss) -> Costs {
    let deviation = Self.root([loss.effectSpread, spread, fit.perplexity.rowSpread])
    let increase = Self.range(
      loss.effect * sensitivity, deviation, noise: fit.perplexity.noise, widening: fit.perplexity.widening
    ).map { Elementary.exponential($0) - 1 }
    return Costs(
      perplexityIncrease: increase, recovery: kept(loss, noise: fit.recovery.noise),
      benchmarkRecovery: kept(loss, noise: fit.recovery.benchmarkNoise))
  }

  private func kept(_ loss: Loss, noise: Double) -> Interval {
    let size = Elementary.power(parameters / fit.recovery.referenceParameters, -fit.recovery.sizeExponent)
    let lost = loss.loss * size * Elementary.power(sensitivity, fit.recovery.sensitivityExponent)
    let deviation = Self.root([loss.lossSpread, fit.recovery.rowSpread])
    return Self.range(lost, deviation, noise: noise, widening: fit.recovery.widening).map { max(1 - $0, 0) }
  }

  /// What holds 80 % of a normal distribution, in standard deviations.
  private static let eighty = 1.2816

  /// What the factors leave open and what a figure strays by, at right angles.
  private static func range(_ likely: Double, _ deviation: Double, noise: Double, widening: Double) -> Interval {
    let reach = eighty * widening
    let up = root([likely * (Elementary.exponential(reach * deviation) - 1), reach * noise])
    let down = root([likely * (1 - Elementary.exponential(-reach * deviation)), reach * noise])
    return Interval(low: likely - down, likely: likely, high: likely + up)
  }

  private static func root(_ parts: [Double]) -> Double { parts.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
