import Domain

extension QualityFit {
  /// Every number within what its meaning allows.
  func check(_ checker: inout EntryChecker) {
    let positive = 1e-3...1e3
    let spread = 0.0...3.0
    for (number, key) in [
      (perplexity.factor, "factor"), (perplexity.exponent, "exponent"), (perplexity.widening, "widening"),
    ] {
      checker.require(number, in: positive, "perplexity.\(key)")
    }
    for (number, key) in [
      (perplexity.schemeSpread, "schemeSpread"), (perplexity.modelSpread, "modelSpread"),
      (perplexity.rowSpread, "rowSpread"), (perplexity.noise, "noise"), (perplexity.int8Activations, "int8Activations"),
    ] {
      checker.require(number, in: spread, "perplexity.\(key)")
    }
    recovery.check(&checker)
    for (index, family) in families.enumerated() {
      checker.require(family.sensitivity, in: positive, "families[\(index)].sensitivity")
      checker.require(family.spread, in: spread, "families[\(index)].spread")
      checker.require(!family.families.isEmpty, "families[\(index)].families", "at least one family", found: "none")
    }
    for (index, model) in models.enumerated() {
      checker.require(model.sensitivity, in: positive, "models[\(index)].sensitivity")
      checker.require(model.spread, in: spread, "models[\(index)].spread")
    }
    for (index, scheme) in schemes.enumerated() { scheme.check(&checker, "schemes[\(index)]") }
  }
}

extension QualityFit.Recovery {
  fileprivate func check(_ checker: inout EntryChecker) {
    checker.require(lossOverPerplexity, in: 1e-9...1e3, "recovery.lossOverPerplexity")
    checker.require(sizeExponent, in: 0...2, "recovery.sizeExponent")
    checker.require(referenceParameters, in: 1...1e15, "recovery.referenceParameters")
    checker.require(sensitivityExponent, in: 0...2, "recovery.sensitivityExponent")
    checker.require(widening, in: 1e-9...1e3, "recovery.widening")
    for (number, key) in [
      (schemeSpread, "schemeSpread"), (rowSpread, "rowSpread"), (noise, "noise"), (benchmarkNoise, "benchmarkNoise"),
    ] {
      checker.require(number, in: 0...3, "recovery.\(key)")
    }
  }
}

extension QualityFit.SchemeEffect {
  fileprivate func check(_ checker: inout EntryChecker, _ path: String) {
    checker.require(relativeSquaredError, in: 1e-12...10, path + ".relativeSquaredError")
    checker.require(effect, in: 0...5, path + ".effect")
    checker.require(loss, in: 0...1, path + ".loss")
    checker.require(effectSpread, in: 0...3, path + ".effectSpread")
    checker.require(lossSpread, in: 0...3, path + ".lossSpread")
  }
}
