/// A day of the Gregorian calendar, counted from 1 January 1970.
package struct CalendarDay: Sendable, Hashable, Comparable {
  package let number: Int

  package init(number: Int) { self.number = number }

  /// `2026-11-26`; nil for what is no day. Years begin in March, so that leap days end them.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Self.whole(parts[0], 1970...9999), let month = Self.whole(parts[1], 1...12),
      let day = Self.whole(parts[2], 1...31)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private init(year: Int, month: Int, day: Int) {
    let (years, months) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let leaps = years / 4 - years / 100 + years / 400
    number = years * 365 + leaps + (153 * months + 2) / 5 + day - 1 - 719_468
  }

  /// The last day that a date as precise as its source may mean: `2026`, `2026-03` or `2026-03-17`; nil for no date.
  package static func last(of text: String) -> CalendarDay? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, let year = whole(first, 1970...9998) else { return nil }
    switch parts.count {
    case 1: return CalendarDay(number: CalendarDay(year: year + 1, month: 1, day: 1).number - 1)
    case 2:
      guard let month = whole(parts[1], 1...12) else { return nil }
      let next = CalendarDay(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
      return CalendarDay(number: next.number - 1)
    default: return CalendarDay(text)
    }
  }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

  private static func whole(_ text: some StringProtocol, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(text) else { return nil }
    return range.contains(number) ? number : nil
  }
}
