import Domain
import Presentation
import Quantities
import TerminalModel

/// A column of the Fit screen that rows can be sorted by.
enum FitColumn: CaseIterable, Hashable, Sendable {
  case count, spare, timeToFirstToken, timePerOutputToken, throughput, rent, price, kept, joules

  /// Whether a high value is what one looks for.
  var isBestHigh: Bool { [.spare, .throughput, .kept].contains(self) }

  /// Those without a value come last, whichever way.
  func sorted(_ items: [FitItem], isDescending: Bool) -> [FitItem] {
    items.enumerated().sorted { left, right in
      switch (value(left.element), value(right.element)) {
      case (let one?, let other?) where one != other: isDescending ? one > other : one < other
      case (_?, nil): true
      case (nil, _?): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  func value(_ item: FitItem) -> Double? {
    let best = item.best
    return switch self {
    case .count: Double(best.deployment.count)
    case .spare: best.memory.spareBytes.gibibytes
    case .timeToFirstToken: best.performance.timeToFirstTokenSeconds.likely
    case .timePerOutputToken: best.performance.timePerOutputTokenSeconds?.likely
    case .throughput:
      item.writes ? best.performance.outputTokensPerSecond.likely : best.performance.items?.perSecond.likely
    case .rent: best.cost.usdPerHour
    case .price: item.writes ? best.cost.usdPerMillionTokens : best.cost.usdPerMillionItems
    case .kept: best.quality.recovery?.likely
    case .joules: item.writes ? best.energy.joulesPerToken : best.energy.joulesPerItem
    }
  }

  /// - Parameter writes: whether tokens come out of what the rows run.
  func title(writes: Bool) -> String {
    switch self {
    case .count: "n"
    case .spare: "Spare"
    case .timeToFirstToken: writes ? "TTFT" : "Answer"
    case .timePerOutputToken: "TPOT"
    case .throughput: writes ? "Tok/s" : "Served/s"
    case .rent: "\(Currency.sign)/h"
    case .price: writes ? "\(Currency.sign)/Mtok" : "\(Currency.sign)/M"
    case .kept: "Kept"
    case .joules: writes ? "J/tok" : "J each"
    }
  }

  /// The columns that say something of such models.
  static func shown(writes: Bool) -> [FitColumn] { allCases.filter { writes || $0 != .timePerOutputToken } }

  /// The order in which columns go where room is short, the last first.
  var priority: Int {
    switch self {
    case .count: 0
    case .spare: 1
    case .timePerOutputToken: 2
    case .rent: 3
    case .kept: 4
    case .price: 5
    case .timeToFirstToken: 6
    case .throughput: 7
    case .joules: 8
    }
  }

  func text(_ item: FitItem) -> String {
    guard let value = value(item) else { return "–" }
    switch self {
    case .count: return NumberText.grouped(item.count)
    case .spare: return NumberText.spare(item.best.memory.spareBytes)
    case .timeToFirstToken, .timePerOutputToken: return NumberText.seconds(value)
    case .throughput, .joules: return NumberText.significant(value)
    case .rent, .price: return NumberText.amount(value)
    case .kept: return NumberText.percent(value, 1)
    }
  }
}
