import Domain

extension PriceList: CatalogItem {
  static var kind: CatalogKind { .prices }
  var aliases: [String] { [] }

  func check(_ checker: inout EntryChecker) {
    checker.require(!prices.isEmpty, "prices", "at least one price", found: "none")
    for (index, price) in prices.enumerated() { price.check(&checker, "prices[\(index)]") }
  }
}

extension PricePoint {
  fileprivate func check(_ checker: inout EntryChecker, _ key: String) {
    checker.requireText(provider, "\(key).provider")
    checker.require(accelerators, in: 1...1024, "\(key).accelerators")
    checker.require(usdPerAcceleratorHour, in: Self.dollars, "\(key).usdPerHour")
    checker.requireText(source, "\(key).source")
    guard let date else { return }
    checker.require(
      CalendarDay.last(of: date) != nil, "\(key).date", "a date as 2026, 2026-03 or 2026-03-17", found: "\"\(date)\"")
  }

  /// What an hour of an accelerator may cost.
  private static let dollars = 0.0001...10_000.0
}
