/// Which price counts: a market, a place, and where accelerators may stand at all.
package struct PriceQuery: Sendable, Hashable {
  package var market: Market
  /// As regions tell theirs.
  package var country: String
  /// Countries outside of which nothing counts, nor what names no place; nil for no such limit.
  package var residency: Set<String>?
  /// The day that ages are counted to; nil where they don't matter.
  package var today: CalendarDay?

  package init(
    market: Market = .onDemand, country: String, residency: Set<String>? = nil, today: CalendarDay? = nil
  ) {
    self.market = market
    self.country = country
    self.residency = residency
    self.today = today
  }

  /// The prices that count: of the country and those that name no place, else those of elsewhere.
  package func candidates(_ prices: [PricePoint]) -> [PricePoint] {
    let allowed = prices.filter { price in
      price.market == market && residency.map { price.country.map($0.contains) ?? false } ?? true
    }
    let near = allowed.filter { $0.country ?? country == country }
    return near.isEmpty ? allowed : near
  }

  /// The most trusted of the candidates, the cheapest of these; what is as cheap, in the order of the list.
  package func best(_ prices: [PricePoint]) -> ListedPrice? {
    let candidates = candidates(prices)
    let best = candidates.min { left, right in
      (PriceConfidence.rank(left.confidence), left.usdPerAcceleratorHour)
        < (PriceConfidence.rank(right.confidence), right.usdPerAcceleratorHour)
    }
    guard let best else { return nil }
    let each = candidates.map(\.usdPerAcceleratorHour)
    return ListedPrice(
      best, low: each.min() ?? 0, high: each.max() ?? 0, prices: each.count, isStale: best.isStale(on: today))
  }
}

extension PriceList {
  /// What an hour of one accelerator costs; nil where no price of the market may count.
  package func price(_ query: PriceQuery) -> ListedPrice? { query.best(prices) }

  /// What an hour of a whole machine of a provider costs: its own price, else its accelerators' times their number; nil
  /// where no price of the market may count.
  ///
  /// - Parameter names: the provider's of the machine, with its own before them or not, in any case.
  package func machinePrice(_ names: [String], accelerators: Int, _ query: PriceQuery) -> MachinePrice? {
    let wanted = Set(names.map { $0.lowercased() })
    let own = prices.filter { price in
      guard price.accelerators == accelerators, let instance = price.instance?.lowercased() else { return false }
      return wanted.contains(instance) || wanted.contains("\(price.provider.lowercased()) \(instance)")
    }
    if let price = query.best(own) { return MachinePrice(price: price, accelerators: accelerators, isOwn: true) }
    return price(query).map { MachinePrice(price: $0, accelerators: accelerators, isOwn: false) }
  }
}

/// What an hour of a whole machine costs.
package struct MachinePrice: Sendable, Hashable {
  /// Of one of its accelerators.
  package let price: ListedPrice
  package let accelerators: Int
  /// Whether it is the machine's own, rather than that of as many accelerators elsewhere.
  package let isOwn: Bool

  package var usdPerHour: Double { price.usdPerAcceleratorHour * Double(accelerators) }
}
