import Domain

/// What is asked now, and what was asked before, for going back and forth.
struct Question: Hashable, Sendable {
  /// Nil until the first request has been made from the starting point.
  private(set) var current: PlanRequest?
  private(set) var earlier: [PlanRequest] = []
  private(set) var later: [PlanRequest] = []

  /// More steps than anyone goes back; it bounds memory in long sessions.
  static let longestHistory = 200

  /// Takes the first request, which there is no way back from.
  mutating func begin(_ request: PlanRequest) {
    current = request
  }

  /// Asks something else; false when it is what is asked already.
  mutating func change(to request: PlanRequest) -> Bool {
    guard request != current else { return false }
    if let current { earlier.append(current) }
    if earlier.count > Self.longestHistory { earlier.removeFirst() }
    later = []
    current = request
    return true
  }

  /// Goes one step back; false at the beginning.
  mutating func undo() -> Bool {
    guard let current, let previous = earlier.popLast() else { return false }
    later.append(current)
    self.current = previous
    return true
  }

  /// Takes back the last undo; false when there is none.
  mutating func redo() -> Bool {
    guard let current, let next = later.popLast() else { return false }
    earlier.append(current)
    self.current = next
    return true
  }
}
