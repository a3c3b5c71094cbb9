import Domain
import Estimation
import Quantities

extension PlanRequest {
  /// Refuses numbers that no deployment could mean, before anything is computed from them.
  ///
  /// - Parameter trace: the requests that it names.
  package func validated(for profile: ModelProfile, trace: Trace? = nil) throws(PlanningError) {
    try checked { () throws(RequestProblem) in
      for field in RequestField.all { try field.check(self) }
    }
    // The range of each is known by now, so that the sum can't overflow.
    if inputTokens + outputTokens > contextTokens {
      throw .invalid(
        what: RequestField.contextTokens.name, found: "\(NumberText.grouped(contextTokens)) tokens",
        expected: "at least input and output together, "
          + "\(NumberText.grouped(inputTokens)) + \(NumberText.grouped(outputTokens)) tokens")
    }
    try checkPrices()
    try pins.validated(count: count, unit: layoutUnit)
    if let count, let host, count % host.accelerators != 0 {
      throw .invalid(
        what: RequestField.count.name, found: "\(NumberText.grouped(count)) accelerators",
        expected: "whole hosts: a multiple of \(NumberText.grouped(host.accelerators)), as \(host.reference) has")
    }
    if let count, count <= spareReplicas {
      throw .invalid(
        what: RequestField.count.name, found: NumberText.grouped(count),
        expected: "more than its spare replicas, \(NumberText.grouped(spareReplicas)) (--spare)")
    }
    try checkSpread(inputTokens, inputTokensP95, .inputTokensP95)
    try checkSpread(outputTokens, outputTokensP95, .outputTokensP95)
    try checkImages(profile)
    try trace?.check(profile.architecture)
    let context = profile.contextTokens(of: self)
    if profile.readsText(of: self), let positions = profile.architecture.maximumPositions, context > positions {
      throw .tooLong(tokens: context, asked: contextTokens, positions: positions)
    }
  }
}

extension LayoutPins {
  /// Refuses parts that no layout has together.
  fileprivate func validated(count: Int?, unit: Int) throws(PlanningError) {
    let most = RequestField.largestCount
    guard unit <= most else {
      throw .invalid(
        what: RequestField.count.name, found: "tensor × pipeline × data parallel × replicas",
        expected: "at most \(NumberText.grouped(most)) accelerators")
    }
    if let count, count % unit != 0 {
      throw .invalid(
        what: RequestField.count.name, found: NumberText.grouped(count),
        expected: "a multiple of tensor × pipeline × data parallel × replicas, \(NumberText.grouped(unit))")
    }
    guard let ranks = expertParallel, ranks > 1 else { return }
    let others = Layout.product(tensorParallel ?? 1, dataParallel ?? 1)
    let isWhole = tensorParallel != nil && dataParallel != nil ? ranks == others : ranks % others == 0
    guard isWhole else {
      throw .invalid(
        what: RequestField.expertParallel.name, found: NumberText.grouped(ranks),
        expected: "tensor × data parallel, or 1 for experts that are sliced")
    }
  }
}

extension PlanRequest {
  /// Refuses a 95th percentile that no log-normal about the mean has.
  private func checkSpread(_ mean: Int, _ p95: Int?, _ field: RequestField) throws(PlanningError) {
    let most = Int(Double(mean) * Self.widestLengthRatio)
    guard let p95, p95 < mean || p95 > max(most, mean) else { return }
    throw .invalid(
      what: field.name, found: "\(NumberText.grouped(p95)) tokens",
      expected: "from the mean to \(Self.widestLengthRatio) times as much, "
        + "\(NumberText.grouped(mean)) to \(NumberText.grouped(max(most, mean))) tokens")
  }

  /// Refuses a price beside owned hardware, and what counts for owned hardware alone.
  private func checkPrices() throws(PlanningError) {
    if ownedSeconds != nil, usdPerAcceleratorHour != nil {
      throw .invalid(
        what: RequestField.price.name, found: "both --price and --owned",
        expected: "one of them, as each tells the cost")
    }
    if ownedSeconds == nil, purchaseUSD != nil {
      throw .invalid(
        what: RequestField.purchasePrice.name, found: "without --owned",
        expected: "the years of use that it is spread over")
    }
  }

  /// Refuses images to models that read text alone.
  private func checkImages(_ profile: ModelProfile) throws(PlanningError) {
    if let drawn = profile.architecture.denoising?.imageSize, imageSize != drawn, imageSize != .usual {
      throw .invalid(
        what: RequestField.imageSize.name, found: imageSize.text,
        expected: "\(drawn.text), the size of which it is known what \(profile.model.name) computes")
    }
    if let denoisingSteps, profile.architecture.denoising == nil {
      throw .invalid(
        what: RequestField.denoisingSteps.name, found: NumberText.grouped(denoisingSteps),
        expected: "none (\(RequestField.denoisingSteps.flag) auto), as \(profile.model.name) makes no images from noise"
      )
    }
    guard let images, images > 0, !profile.seesImages, !profile.looksAtPictures else { return }
    throw .invalid(
      what: RequestField.images.name, found: "\(NumberText.grouped(images)) a request",
      expected: "0 (\(RequestField.images.flag) 0), as \(profile.model.name) reads no images")
  }
}

extension Trace {
  /// Refuses requests that are longer than the model holds.
  fileprivate func check(_ architecture: ModelArchitecture) throws(PlanningError) {
    guard architecture.generatesTokens, let positions = architecture.maximumPositions, longestTokens > positions
    else { return }
    throw .invalid(
      what: RequestField.trace.name,
      found: "\(path), whose longest request has \(NumberText.grouped(longestTokens)) tokens",
      expected: "at most the model's \(NumberText.grouped(positions)) positions")
  }
}

extension PlanningError {
  /// A context, with images and prefixes the tokens that come to it, that the model can't hold.
  static func tooLong(tokens: Int, asked: Int, positions: Int) -> PlanningError {
    .invalid(
      what: RequestField.contextTokens.name,
      found: "\(NumberText.grouped(tokens)) tokens\(tokens > asked ? " with all that a request carries" : "")",
      expected: "at most the model's \(NumberText.grouped(positions)) positions")
  }
}

/// What `body` gives, its problems as the planner tells them.
func checked<Value>(_ body: () throws(RequestProblem) -> Value) throws(PlanningError) -> Value {
  do {
    return try body()
  } catch {
    throw .invalid(what: error.field.name, found: error.found, expected: error.expected)
  }
}
