import Quantities

extension Accelerator {
  /// Cards of different kinds, as so many alike ones that take as long together.
  ///
  /// A model is split by whole layers in proportion to memory, mᵢ of M, and the cards work one after another, so a pass
  /// takes Σ (mᵢ/M) · bytes/bᵢ: bandwidth and arithmetic are harmonic means weighted by memory.
  /// Ignores: that layers are whole, and memory that each card needs whatever it holds.
  init?(sideBySide kinds: [(card: Accelerator, count: Int)]) {
    let cards = kinds.map(\.card)
    guard var mean = cards.first, let means = CardMeans(kinds) else { return nil }
    let names = kinds.map { $0.count == 1 ? $0.card.name : "\($0.count) × \($0.card.name)" }
    mean.id = cards.map(\.id).joined(separator: "+")
    mean.name = "unequal cards (\(names.joined(separator: " + ")))"
    mean.vendor = Set(cards.map(\.vendor)).count == 1 ? mean.vendor : nil
    mean.architecture = Set(cards.map(\.architecture)).count == 1 ? mean.architecture : nil
    mean.memory.bytes = means.bytes
    if cards.contains(where: { $0.memory.basis != .reported }) { mean.memory.basis = .derived }
    if let rate = means.rate({ $0.memory.bandwidth.value }) { mean.memory.bandwidth = ByteRate(rate) }
    mean.compute = [:]
    for precision in Precision.allCases {
      mean.compute[precision] = means.rate { $0.compute[precision]?.value }.map { ComputeRate($0) }
    }
    mean.watts = means.average { $0.watts?.value }.map { Watts($0) }
    let capabilities = cards.compactMap(\.computeCapability)
    mean.computeCapability = capabilities.count == cards.count ? capabilities.min() : nil
    mean.kernels = Self.shared(cards)
    mean.rentalPrice = means.average { $0.rentalPrice?.usd.value }.flatMap { mean.rentalPrice?.asMuch(as: $0) }
    mean.purchasePrice = nil
    mean.links = cards.map(\.links).min { $0.hostBus?.value ?? 0 < $1.hostBus?.value ?? 0 } ?? mean.links
    self = mean
  }

  /// What runs on all of them; unknown where it is so for one and no other lacks it.
  private static func shared(_ cards: [Accelerator]) -> [Kernel: Bool] {
    var kernels: [Kernel: Bool] = [:]
    for kernel in Kernel.allCases {
      let runs = cards.map { $0.kernels[kernel] }
      kernels[kernel] = runs.contains(false) ? false : runs.contains(nil) ? nil : true
    }
    return kernels
  }
}

/// Means over cards of several kinds.
private struct CardMeans {
  private let kinds: [(card: Accelerator, count: Int)]
  private let count: Double
  private let allBytes: Double

  init?(_ kinds: [(card: Accelerator, count: Int)]) {
    self.kinds = kinds
    count = kinds.reduce(0) { $0 + Double($1.count) }
    allBytes = kinds.reduce(0) { $0 + Double($1.card.memory.bytes.bytes) * Double($1.count) }
    guard count > 0, allBytes > 0 else { return nil }
  }

  var bytes: ByteCount { ByteCount(roundingUp: (allBytes / count).rounded(.down)) }

  /// The harmonic mean weighted by memory; nil where it is unknown of one card.
  func rate(_ rate: (Accelerator) -> Double?) -> Double? {
    var time = 0.0
    for (card, number) in kinds {
      guard let rate = rate(card), rate > 0 else { return nil }
      time += Double(card.memory.bytes.bytes) * Double(number) / allBytes / rate
    }
    return 1 / time
  }

  func average(_ value: (Accelerator) -> Double?) -> Double? {
    var sum = 0.0
    for (card, number) in kinds {
      guard let value = value(card) else { return nil }
      sum += value * Double(number)
    }
    return sum / count
  }
}

extension Price {
  fileprivate func asMuch(as usd: Double) -> Price {
    Price(usd: Dollars(usd), date: date, basis: basis, source: source, confidence: confidence, range: nil)
  }
}
