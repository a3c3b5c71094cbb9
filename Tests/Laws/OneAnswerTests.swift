import Testing

@Suite("One request has one answer, whoever asks")
struct OneAnswerTests {
  @Test("The command line, the interface and what both exported, planned again, are the same bytes", arguments: all)
  func sameBytes(question: Question) throws {
    try TwoFaces.inFolder { faces in
      let plan = try faces.plan(question.arguments + question.onCommandLine)
      #expect(plan.contains("\"schemaVersion\""))
      let interface = try faces.export(question.arguments, steps: question.steps)
      #expect(interface == plan, "\(firstDifference(interface, plan))")
      for exported in [plan, interface] {
        let again = try faces.plan(again: exported)
        #expect(again == exported, "\(firstDifference(again, exported))")
      }
    }
  }

  private static let all: [Question] = [
    Question("the defaults", "llama-3.1-8b"),
    Question("other hardware", "llama-3.1-8b", "--on", "l4"),
    Question("hardware that brings its own engine", "qwen3-8b", "--on", "apple-m4-max"),
    Question("any processor", "llama-3.1-8b", "--on", "cpu:64GB:80GBps"),
    Question("an entry with other memory", "qwen3-8b", "--on", "strix-halo:64GB"),
    Question("any engine and a licence", "qwen3-8b", "--on", "l4", "--engine", "any", "--licence", "permissive"),
    Question("whole hosts", "llama-3.3-70b", "--on", "P5.48xlarge", "--count", "2"),
    Question("one host more", "llama-3.3-70b", "--on", "g6.12xlarge", "--count", "3"),
    Question("a choice of hosts", "llama-3.3-70b", "--on", "p5.48xlarge,nd96isr_h100_v5", "--count", "1"),
    Question("an encoder", "all-minilm-l6-v2", "--on", "l4"),
    Question("another workload and region", "qwen3-8b", "--workload", "rag", "--region", "kenya"),
    Question("offline", "qwen3-8b", "--on", "l4", "--mode", "offline", keys: "o o"),
    Question("a mix", "llama-3.1-8b", "--on", "l4", "--scheme", "w4a16-g128+int8-g128:down_proj"),
    Question("what doesn't fit", "llama-4-scout", "--count", "1", "--scheme", "bf16"),
    Question(
      "a rate and limits", "llama-3.1-8b", "--count", "2", "--request-rate", "1.5", "--max-ttft", "800",
      "--max-tpot", "70", "--max-cost-per-hour", "30", "--kv-cache", "fp8"),
    Question(
      "a simulated rate", "llama-3.1-8b", "--on", "l4", "--count", "1", "--request-rate", "1", "--simulate", "on"),
    Question("limits for slow requests", "qwen3-8b", "--request-rate", "4", "--max-ttft", "1s@p95"),
    Question(
      "a whole life", "llama-3.1-8b", "--scheme", "w4a16-g128", "--horizon", "18mo", "--one-time", "qlora,distillation",
      "--api-price", "0.5:1.5"),
    Question("adapters", "qwen3-8b", "--on", "l4", "--adapters", "8:32"),
    Question("a day with a spare replica", "qwen3-8b", "--on", "l4", "--requests-per-day", "200k", "--spare", "1"),
    Question("lengths", "qwen3-8b", "--context", "8k", "--input", "4,096", "--concurrency", "2k"),
    Question("files of one's own", "@/model.json", "--on", "@/gpu.json", "--workload", "@/load.json"),
    Question("weights that are measured", "all-minilm-l6-v2", "--weights", "@/own.safetensors", keys: "r"),
    Question(
      "weights that are left alone", "all-minilm-l6-v2", "--weights", "@/own.safetensors",
      commandLine: "--weights-policy", "recorded"),
    Question(
      "a folder of weights under one scheme", "all-minilm-l6-v2", "--weights", "@/folder", "--scheme", "w8a16",
      keys: "r"),
    Question("a record of measurements", "all-minilm-l6-v2", "--weights", "@/errors.jsonl"),
  ]
}

/// What is asked of both faces.
struct Question: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Arguments of `plan` and of `tui`; `@/` stands for the test's folder.
  let arguments: [String]
  /// What the command line must say of what the interface does unasked.
  var onCommandLine: [String] = []
  /// What is pressed before the plan is exported.
  var steps = ""

  init(_ name: String, _ arguments: String..., keys: String = "") {
    testDescription = name
    self.arguments = arguments
    steps = keys
  }

  init(_ name: String, _ arguments: String..., commandLine: String...) {
    testDescription = name
    self.arguments = arguments
    onCommandLine = commandLine
  }
}

/// The first line that two texts don't share.
private func firstDifference(_ left: String, _ right: String) -> String {
  let lines = zip(left.split(separator: "\n"), right.split(separator: "\n"))
  return lines.first { $0 != $1 }.map { "\($0) ≠ \($1)" } ?? "one is longer"
}
