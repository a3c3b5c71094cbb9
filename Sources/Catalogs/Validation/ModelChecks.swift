import Domain

extension Model: CatalogItem {
  static var kind: CatalogKind { .models }

  func check(_ checker: inout EntryChecker) {
    checker.requireText(family, "family")
    checker.requireText(publisher, "publisher")
    let counts: [(Int64?, String)] = [
      (parameters.exact, "exact"), (parameters.rounded, "rounded"), (parameters.activePerToken, "activePerToken"),
      (parameters.verified, "verified"), (parameters.verifiedServing, "verifiedServing"),
    ]
    for (count, key) in counts { checker.require(count.map(Double.init), in: 1e3...1e14, "parameters.\(key)") }
    checker.require(
      architecture != nil || unsizeable != nil, "unsizeable", "why the model can't be sized, as it has no architecture",
      found: "null")
    architecture?.check(&checker)
  }
}

extension ModelArchitecture {
  fileprivate func check(_ checker: inout EntryChecker) {
    let dimension = 1...100_000_000
    checker.require(hiddenSize, in: dimension, "architecture.hiddenSize")
    checker.require(maximumPositions, in: 0...1_000_000_000, "architecture.maximumPositions")
    checker.require(
      !blocks.isEmpty || denoising != nil, "architecture.blocks", "at least one group of blocks", found: "none")
    for (index, group) in blocks.enumerated() {
      let key = "architecture.blocks[\(index)]"
      checker.require(group.count, in: 1...10_000, "\(key).count")
      if case .attention(let attention) = group.mixer { attention.check(&checker, "\(key).mixer") }
      if case .mixture(let mixture) = group.feedForward {
        checker.require(mixture.experts, in: 1...1_000_000, "\(key).feedForward.experts")
        checker.require(mixture.expertsPerToken, in: 1...max(mixture.experts, 1), "\(key).feedForward.expertsPerToken")
      }
    }
  }
}

extension Attention {
  fileprivate func check(_ checker: inout EntryChecker, _ key: String) {
    checker.require(queryHeads, in: 1...100_000, "\(key).queryHeads")
    checker.require(keyValueHeads, in: 1...max(queryHeads, 1), "\(key).keyValueHeads")
    checker.require(headDimension, in: 1...100_000, "\(key).headDimension")
    switch span {
    case .window(let size), .chunk(let size), .bidirectionalWindow(let size):
      checker.require(size, in: 1...1_000_000_000, "\(key).span")
    case .full, .bidirectional: break
    }
  }
}
