import Domain
import Planning
import Tensors
import TestSupport
import Testing

/// Questions drawn by a seed from models, hardware and loads that differ in kind, as text that the resolver reads.
struct RandomQuestion: Sendable, CustomTestStringConvertible {
  let changes: RequestChanges
  let testDescription: String

  static func drawn(_ count: Int, seed: UInt64) -> [RandomQuestion] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in RandomQuestion(&generator) }
  }

  private init(_ generator: inout SeededGenerator) {
    func pick(_ all: [String]) -> String { all[Int(generator.next() % UInt64(all.count))] }
    var texts: [(RequestField, String)] = [
      (.model, pick(["llama-3.1-8b-instruct", "qwen3-8b", "qwen3-30b-a3b", "llama-3.3-70b-instruct", "smollm3-3b"])),
      (.accelerator, pick(["l4", "h100-sxm", "a10g", "mi300x", "rtx-4090", "a100-sxm-80gb"])),
      (.workload, pick(["chat", "rag", "classification", "summarization", "code-completion"])),
    ]
    switch generator.next() % 3 {
    case 0: texts.append((.concurrency, pick(["1", "8", "64", "300"])))
    case 1: texts.append((.requestsPerSecond, pick(["0.2", "2", "10", "40"])))
    default: break
    }
    if generator.next() % 4 == 0 { texts.append((.mode, "offline")) }
    if generator.next() % 3 == 0 { texts.append((.count, pick(["1", "2", "3", "4", "8"]))) }
    var changes = RequestChanges()
    for (field, text) in texts { changes[field] = text }
    self.changes = changes
    testDescription = texts.map { "\($0.0.id) \($0.1)" }.joined(separator: ", ")
  }
}
