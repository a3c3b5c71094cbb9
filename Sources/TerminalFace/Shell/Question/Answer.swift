import Domain
import Presentation

/// A plan with what the screen says about its parts.
struct Answered: Hashable, Sendable {
  let plan: Plan
  let facts: RequestFacts
  /// Made once, since every frame shows it.
  let schemes: SchemeTable

  init(plan: Plan, facts: RequestFacts) {
    self.plan = plan
    self.facts = facts
    schemes = SchemeTable(plan)
  }
}

/// What people call the parts of a request, and what its engine offers.
package struct RequestFacts: Hashable, Sendable {
  package var model: String
  package var hardware: String
  /// Memory and bandwidth of one accelerator, in words.
  package var hardwareNote: String
  /// Number formats in which the engine can keep the KV cache.
  package var keyValueCacheFormats: [KeyValueCacheFormat]
}

/// What is known about the question at the moment.
struct Answer: Hashable, Sendable {
  /// The last plan; it stays in sight while the next one is made.
  var answered: Answered?
  /// Why the last question has no answer.
  var failure: String?
  /// The number of the question that is being answered; answers to any other are stale.
  var pending: Int?
  var lastNumber = 0
  /// Whether the question as it is has no answer yet, whatever is being looked at meanwhile.
  var isOwed = false

  /// Gives the next question its number and makes every other answer stale.
  mutating func expect() -> Int {
    lastNumber += 1
    pending = lastNumber
    return lastNumber
  }

  /// Takes an answer; false when it is stale.
  mutating func take(_ number: Int, _ result: Result<Answered, Failure>) -> Bool {
    guard number == pending else { return false }
    (pending, isOwed) = (nil, false)
    switch result {
    case .success(let answered):
      self.answered = answered
      failure = nil
    case .failure(let failure):
      // Numbers of another question would be taken for this one's.
      answered = nil
      self.failure = failure.message
    }
    return true
  }
}

/// An error as the screen says it.
package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
  package let message: String
  package var description: String { message }

  package init(_ message: String) { self.message = message }
  package init(_ error: any Error) { message = String(describing: error) }
}
