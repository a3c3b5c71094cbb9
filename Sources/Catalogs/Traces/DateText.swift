import Domain

/// Reads dates with times, as traces write them: `2023-11-16 18:15:46.6805900`, `2023-11-16T18:15:46Z`.
enum DateText {
  /// Seconds after 1970 began, as if every date were in one time zone; nil for what is no date.
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(maxSplits: 1) { $0 == " " || $0 == "T" }
    guard parts.count == 2, let day = CalendarDay(parts[0]) else { return nil }
    let clock = parts[1].prefix { $0 != "Z" && $0 != "+" }.split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let hours = whole(clock[0], 0...24), let minutes = whole(clock[1], 0...59),
      let seconds = Double(clock[2]), (0..<61).contains(seconds)
    else { return nil }
    return Double(day.number) * 86_400 + Double(hours * 3600 + minutes * 60) + seconds
  }

  private static func whole(_ text: Substring, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(text) else { return nil }
    return range.contains(number) ? number : nil
  }
}
