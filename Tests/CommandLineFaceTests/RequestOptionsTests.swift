import ArgumentParser
import Catalogs
import Domain
import Planning
import TerminalFace
import TestSupport
import Testing

@testable import CommandLineFace

@Suite("From options to a request")
struct RequestOptionsTests {
  private let store: CatalogStore

  init() throws { store = try ShippedCatalogs.store() }

  private func request(_ arguments: [String], from earlier: PlanRequest? = nil) throws -> PlanRequest {
    let command = try #require(try QuantplanCommand.command(["plan"] + arguments) as? PlanCommand)
    return try RequestResolver(store).request(command.asked, from: earlier)
  }

  @Test("Names become ids, and the workload gives the rest")
  func names() throws {
    let request = try request(["scout", "--on", "h100-sxm", "--scheme", "bf16"])
    #expect(request.model == (try store.model("scout")).id)
    #expect(request.accelerator == (try store.accelerator("h100-sxm")).id)
    let chat = try store.workload("chat")
    #expect(request.inputTokens == chat.inputTokens && request.outputTokens == chat.outputTokens)
    #expect(request.count == nil && request.scheme == "bf16")
  }

  @Test(
    "Lengths that nobody asked for give way to those that somebody did",
    arguments: [
      (["--context", "100"], 100, nil, nil), (["--context", "65536"], 65_536, nil, nil),
      (["--input", "5000", "--output", "50"], 5050, 5000, 50),
      (["--context", "6000", "--input", "5900"], 6000, 5900, 100),
      (["--context", "300", "--output", "200"], 300, 100, 200),
      (["--context", "9000", "--input", "5000", "--output", "50"], 9000, 5000, 50),
    ] as [([String], Int, Int?, Int?)])
  func lengths(arguments: [String], context: Int, input: Int?, output: Int?) throws {
    let request = try request(["scout"] + arguments)
    #expect(request.contextTokens == context)
    #expect(request.inputTokens + request.outputTokens <= context)
    if let input { #expect(request.inputTokens == input) }
    if let output { #expect(request.outputTokens == output) }
  }

  @Test("Choices of an earlier request that are none are told by their keys, and forgotten where others are asked for")
  func choices() throws {
    for text in ["", "x", "l4"] {
      var earlier = try request(["scout", "--on", "h100-sxm"])
      earlier.among = text
      let error = #expect(throws: PlanningError.self) { try request([], from: earlier) }
      guard case .invalid("`among`", text.isEmpty ? "empty" : text, _) = error else {
        Issue.record("\(text): \(String(describing: error))")
        continue
      }
      #expect(try request(["--on", "l4"], from: earlier).among == nil)
    }
    var earlier = try request(["scout", "--on", "h100-sxm"])
    earlier.amongEngines = "nan"
    let error = #expect(throws: PlanningError.self) { try request([], from: earlier) }
    guard case .invalid("`amongEngines`", "nan", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try request(["--engine", "sglang"], from: earlier).amongEngines == nil)
  }

  @Test("An earlier plan's request comes back unchanged when nothing is said")
  func unchanged() throws {
    var earlier = try request([
      "scout", "--on", "h100-sxm", "--workload", "rag", "--mode", "offline", "--context", "20000",
    ])
    earlier.count = 2
    earlier.scheme = "w4a16-g128"
    earlier.keyValueCache = .fp8
    earlier.requestsPerSecond = 3
    earlier.maximumTimeToFirstTokenSeconds = nil
    earlier.maximumUSDPerHour = 12
    earlier.weights = "w.safetensors"
    #expect(try request([], from: earlier) == earlier)
    var changed = earlier
    changed.count = nil
    changed.askedConcurrency = 77
    #expect(try request(["--count", "auto", "--concurrency", "77"], from: earlier) == changed)
  }

  @Test("Another workload brings its own lengths and targets to an earlier plan")
  func otherWorkload() throws {
    var earlier = try request(["scout", "--workload", "chat", "--context", "20000"])
    earlier.count = 2
    let changed = try request(["--workload", "rag"], from: earlier)
    let rag = try store.workload("rag")
    #expect(changed.contextTokens == rag.inputTokens + rag.outputTokens)
    #expect(changed.count == 2)
  }

  @Test("Without a model there is nothing to plan")
  func noModel() throws {
    let error = #expect(throws: PlanningError.self) { try request([]) }
    #expect(error.flatMap { Failure($0) }?.status == ExitStatus.usage)
  }

  @Test("Two loads at once are refused by both options, in each pair, and none takes a load back")
  func twoLoads() throws {
    let loads = [
      ("--request-rate", "2"), ("--requests-per-day", "9k"), ("--users", "30"),
      ("--documents", "50"), ("--trace", "a.jsonl"),
    ]
    for (index, one) in loads.enumerated() {
      for other in loads.dropFirst(index + 1) {
        let error = #expect(throws: PlanningError.self) {
          try request(["scout", one.0, one.1, other.0, other.1])
        }
        let failure = try #require(error.flatMap { Failure($0) })
        #expect(failure.status == ExitStatus.usage)
        #expect(failure.message.contains("\(one.0) \(one.1) and \(other.0) \(other.1)"), "\(failure.message)")
        guard other.0 != "--trace" else { continue }
        let alone = try request(["scout", one.0, one.1, other.0, "none"])
        #expect(alone == (try request(["scout", one.0, one.1])))
      }
    }
    let both = try request(["scout", "--request-rate", "2", "--concurrency", "8"])
    #expect(both.requestsPerSecond == 2 && both.askedConcurrency == 8)
    let earlier = try request(["scout", "--request-rate", "2"])
    for (flag, value) in loads.dropLast() {
      let later = try request([flag, value], from: earlier)
      #expect(later == (try request(["scout", flag, value])), "\(flag)")
    }
  }

  @Test(
    "A part of the world is no region, and one without countries no residency",
    arguments: [
      (["--region", "europe"], ["the region is `europe`", "one place", "--residency", "africa, eu"]),
      (["--region", "kenya,france"], ["the region is `kenya,france`", "one place"]),
      (["--region", "eu"], ["the region is `eu`", "one place"]),
      (["--residency", "europe"], ["must stay is `europe`", "africa, eu", "countries"]),
      (["--residency", "kenya,asia"], ["must stay is `kenya,asia`", "africa, eu"]),
    ])
  func partsOfTheWorld(arguments: [String], words: [String]) throws {
    let error = #expect(throws: PlanningError.self) { try request(["scout"] + arguments) }
    let message = try #require(error.flatMap { Failure($0) }).message
    for word in words { #expect(message.contains(word), "\(message)") }
  }

  @Test("Tokens are counted in powers of two, all else in thousands")
  func suffixes() throws {
    let request = try request(["scout", "--context", "8k", "--input", "4K", "--output", "1,024", "--concurrency", "2k"])
    #expect([request.contextTokens, request.inputTokens, request.outputTokens] == [8192, 4096, 1024])
    #expect(request.concurrency == 2000)
    #expect(try self.request(["scout", "--context", "1M", "--request-rate", "2k"]).contextTokens == 1_048_576)
  }

  @Test("Help names the defaults that the catalogs have")
  func helpTellsDefaults() throws {
    let defaults = try store.defaults()
    func words(_ help: String) -> Substring? {
      help.replacing("\n", with: "").replacing(" ", with: "").firstMatch(of: /default:([^)]*)\)/)?.output.1
    }
    let plan = try #require(words(PlanCommand.helpMessage()))
    #expect(try store.accelerator(String(plan)).id == defaults.accelerator)
    let fit = try #require(words(FitCommand.helpMessage())).split(separator: ",")
    #expect(try fit.map { try store.accelerator(String($0)).id } == defaults.fitAccelerators)
  }

  @Test(
    "Each field with a flag is an option of plan and of tui", arguments: RequestField.all.filter { !$0.flag.isEmpty })
  func options(field: RequestField) throws {
    let asked = ["scout", "--count", "2", "--weights", "w.safetensors", "--weights-policy", "measure"]
    let full = try request(asked).withEverythingSaid
    let text = try #require(field.text(in: full))
    let plan = try #require(try QuantplanCommand.command(["plan", "m", field.flag, text]) as? PlanCommand)
    #expect(plan.asked[field] == text)
    guard field != .weightsPolicy else { return }
    let tui = try #require(try QuantplanCommand.command(["tui", "m", field.flag, text]) as? TuiCommand)
    #expect(tui.start.changes[field] == text)
  }

  @Test("Other hardware brings an engine that runs on it, and one that was asked for stays")
  func otherHardware() throws {
    let earlier = try request(["qwen3-8b", "--on", "l4", "--kv-cache", "fp8", "--request-rate", "3"])
    let moved = try request(["--on", "apple-m4-max"], from: earlier)
    #expect(earlier.engine == "vllm" && moved.engine == "llama-cpp")
    #expect(moved.keyValueCache == nil && moved.requestsPerSecond == 3)
    #expect(try request(["--on", "l40s"], from: earlier).keyValueCache == .fp8)
    #expect(try request(["--on", "apple-m4-max", "--engine", "sglang"], from: earlier).engine == "sglang")
  }

  @Test("Another model keeps what was chosen by hand, but for weights and what it is too short for")
  func otherModel() throws {
    let earlier = try request([
      "qwen3-8b", "--context", "20k", "--request-rate", "3", "--weights", "w.safetensors", "--mode", "offline",
    ])
    let other = try request(["llama-3.1-8b"], from: earlier)
    #expect(other.contextTokens == 20_480 && other.requestsPerSecond == 3 && other.mode == .offline)
    #expect(other.weights == nil && other.weightsPolicy == nil)
    let encoder = try request(["all-minilm-l6-v2"], from: earlier)
    #expect(encoder.workload == (try store.defaults().encoderWorkload) && encoder.contextTokens <= 512)
  }
}
