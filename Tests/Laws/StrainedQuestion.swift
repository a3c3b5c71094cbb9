import Domain
import Tensors
import TestSupport
import Testing

/// A random question with limits, objectives and choices of hardware, which many plans fail.
struct StrainedQuestion: Sendable, CustomTestStringConvertible {
  let changes: RequestChanges
  /// The accelerators that it leaves to choose from, or its only one.
  let accelerators: [String]
  let seed: UInt64
  let testDescription: String

  static func drawn(_ count: Int, seed: UInt64) -> [StrainedQuestion] {
    var generator = SeededGenerator(seed: seed)
    return RandomQuestion.drawn(count, seed: seed).map { StrainedQuestion($0, &generator) }
  }

  private init(_ question: RandomQuestion, _ generator: inout SeededGenerator) {
    func pick(_ all: [String]) -> String { all[Int(generator.next() % UInt64(all.count))] }
    var texts: [(RequestField, String)] = []
    let limits: [(RequestField, [String])] = [
      (.maximumTimeToFirstTokenSeconds, ["100ms", "400ms", "2s", "1s@p95", "600ms@p99"]),
      (.maximumTimePerOutputTokenSeconds, ["6ms", "15ms", "40ms", "20ms@p95"]), (.maximumUSDPerHour, ["1", "6", "25"]),
      (.maximumAccuracyLoss, ["0.5%", "2%@low"]),
      (.objective, ["latency", "throughput", "energy", "quality"]),
    ]
    for (field, values) in limits where generator.next() % 4 == 0 { texts.append((field, pick(values))) }
    var accelerators = [question.changes[.accelerator] ?? ""]
    if generator.next() % 4 == 0 {
      let others = ["l40s", "h200-sxm-141gb", "mi300x", "rtx-5090"].filter { _ in generator.next() % 2 == 0 }
      accelerators += others.filter { !accelerators.contains($0) }
      texts.append((.accelerator, accelerators.joined(separator: ",")))
    }
    var asked = question.changes
    for (field, text) in texts { asked[field] = text }
    (changes, self.accelerators, seed) = (asked, accelerators, generator.next())
    testDescription = ([question.testDescription] + texts.map { "\($0.0.id) \($0.1)" }).joined(separator: ", ")
  }
}
