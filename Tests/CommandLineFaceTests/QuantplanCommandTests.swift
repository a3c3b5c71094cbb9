import ArgumentParser
import Domain
import Export
import Planning
import TestSupport
import Testing

@testable import CommandLineFace

@Suite("The command line")
struct QuantplanCommandTests {
  private func plan(_ arguments: String...) throws -> PlanCommand {
    try #require(try QuantplanCommand.command(["plan"] + arguments) as? PlanCommand)
  }

  @Test("Every option of plan arrives where it belongs")
  func planOptions() throws {
    let command = try plan(
      "scout", "--on", "h100-sxm", "--count", "4", "--scheme", "bf16", "--kv-cache", "FP8", "--mode", "offline",
      "--workload", "rag", "--context", "8192", "--input", "7000", "--output", "100", "--concurrency", "32",
      "--request-rate", "1.5", "--max-ttft", "500", "--max-tpot", "50", "--max-cost-per-hour", "10", "--engine", "vllm",
      "--region", "kenya", "--weights", "w.safetensors", "--weights-policy", "recorded", "--from", "plan.json",
      "--json", "-o", "out.json",
      "--catalogs",
      "a", "--catalogs", "b")
    #expect(command.model == "scout")
    #expect(command.subject.accelerator?.text == "h100-sxm")
    let request = try RequestResolver(ShippedCatalogs.store()).request(command.asked)
    #expect(request.concurrency == 32)
    #expect(request.count == 4)
    #expect(request.scheme == "bf16")
    #expect(request.keyValueCache == .fp8)
    #expect(request.mode == .offline)
    #expect(request.workload == "rag")
    #expect([request.contextTokens, request.inputTokens, request.outputTokens] == [8192, 7000, 100])
    #expect(request.requestsPerSecond == 1.5)
    #expect(request.maximumTimeToFirstTokenSeconds == 0.5)
    #expect(request.maximumTimePerOutputTokenSeconds == 0.05)
    #expect(request.maximumUSDPerHour == 10)
    #expect(request.engine == "vllm")
    #expect(request.region == "kenya")
    #expect(request.weights == "w.safetensors")
    #expect(request.weightsPolicy == .recorded)
    #expect(command.subject.from == "plan.json")
    #expect(command.output.format == .json)
    #expect(command.output.file == "out.json")
    #expect(command.catalogs.folders == ["a", "b"])
  }

  @Test(
    "Help of what is no command is a fault, of one it is what was asked for",
    arguments: [("nope", false), ("plan", true)])
  func help(name: String, isCommand: Bool) throws {
    let status = #expect(throws: (any Error).self) {
      var command = try QuantplanCommand.command(["help", name])
      try command.run()
    }.map { QuantplanCommand.exitCode(for: $0).rawValue }
    #expect(status == (isCommand ? ExitStatus.fits : ExitStatus.usage))
  }

  @Test("What is left out stays open, and auto and none take a choice back")
  func openChoices() throws {
    let bare = try plan("scout")
    #expect(
      bare.question.targets.count == nil && bare.question.targets.scheme == nil && bare.question.limits.maxTtft == nil)
    let resolver = RequestResolver(try ShippedCatalogs.store())
    let chosen = try resolver.request(
      plan("scout", "--count", "2", "--scheme", "bf16", "--kv-cache", "fp8", "--max-ttft", "9").asked)
    #expect(chosen.count == 2 && chosen.scheme == "bf16" && chosen.keyValueCache == .fp8)
    let reset = try plan("scout", "--count", "auto", "--scheme", "auto", "--kv-cache", "auto", "--max-ttft", "none")
    let open = try resolver.request(reset.asked, from: chosen)
    #expect(open.count == nil && open.scheme == nil && open.keyValueCache == nil)
    #expect(open.maximumTimeToFirstTokenSeconds == nil)
  }

  @Test("Catalog folders may stand before the command")
  func globalOptions() throws {
    let command = try QuantplanCommand.command(["--catalogs", "a", "fit", "scout", "--catalogs", "b"])
    #expect((command as? FitCommand)?.catalogs.folders == ["a", "b"])
  }

  @Test("A command that comes first is the one that the root finds, and so are its faults")
  func first() throws {
    for arguments in [
      ["plan", "scout", "--count", "2", "--json"], ["plan", "fit", "--catalogs", "a"], ["fit", "--on", "l4"],
      ["catalog", "list", "models"], ["measure", "--all", "w.safetensors"], ["tui"], ["plan", "--help"],
      ["catalog", "list", "--help"],
    ] {
      let (ours, roots) = (try QuantplanCommand.command(arguments), try QuantplanCommand.parseAsRoot(arguments))
      #expect(String(describing: ours) == String(describing: roots))
    }
    for arguments in [["plan", "m", "--count", "0"], ["plan", "--version"], ["catalog", "lst"]] {
      let ours = #expect(throws: (any Error).self) { _ = try QuantplanCommand.command(arguments) }
      let roots = #expect(throws: (any Error).self) { _ = try QuantplanCommand.parseAsRoot(arguments) }
      #expect(ours.map { QuantplanCommand.fullMessage(for: $0) } == roots.map { QuantplanCommand.fullMessage(for: $0) })
    }
  }

  @Test("Lists take commas and repetition")
  func lists() throws {
    let command = try #require(
      try QuantplanCommand.command(["fit", "scout", "--on", "a,b", "--on", "c", "--scheme", "x, y"]) as? FitCommand)
    #expect(ListArgument.parts(of: command.subject.accelerators, default: []) == ["a", "b", "c"])
    #expect(ListArgument.parts(of: command.subject.schemes, default: []) == ["x", "y"])
    #expect(ListArgument.parts(of: [], default: ["d"]) == ["d"])
  }

  @Test(
    "A value out of range is a usage error that names the option and the range",
    arguments: [
      (["plan", "m", "--count", "0"], ["--count", "from 1 to 100000", "auto"]),
      (["plan", "m", "--count", "-3"], ["--count", "'-3'", "from 1 to 100000"]),
      (["plan", "m", "--count", "2.5"], ["--count", "whole number"]),
      (["plan", "m", "--count", "99999999999999999999"], ["--count", "100000"]),
      (["plan", "m", "--context", "0"], ["--context", "from 1 to 1000000000"]),
      (["plan", "m", "--context", "8q"], ["--context", "'8q'"]),
      (["plan", "m", "--concurrency", "999999999"], ["--concurrency", "from 1 to 10000000"]),
      (["plan", "m", "--input", "-1"], ["--input", "from 0"]),
      (["plan", "m", "--concurrency", "0"], ["--concurrency", "from 1 to 10000000"]),
      (["plan", "m", "--request-rate", "0"], ["--request-rate", "from 1e-15 to 1000000", "none"]),
      (["plan", "m", "--request-rate", "nan"], ["--request-rate", "from 1e-15 to 1000000"]),
      (["plan", "m", "--max-ttft", "-5"], ["--max-ttft", "a time above 0 in milliseconds"]),
      (["plan", "m", "--max-ttft", "0x10"], ["--max-ttft", "0x10", "a time above 0"]),
      (["plan", "m", "--max-watts", "0x1p9"], ["--max-watts", "0x1p9", "watts from 1e-15"]),
      (["plan", "m", "--currency", "EUR=0x1"], ["--currency", "EUR=0x1", "EUR=1.08"]),
      (["plan", "m", "--speculative", "1e12"], ["--speculative", "1e12", "0.5B"]),
      (["plan", "m", "--speculative", "7"], ["--speculative", "'7'", "0.5B"]),
      (["plan", "--parameters", "0x1p33"], ["--parameters", "0x1p33", "7e9"]),
      (["plan", "--parameters", "nan"], ["--parameters", "nan", "30B:3B"]),
      (["measure", "m", "--precision", "0x5"], ["--precision", "0x5"]),
      (["measure", "m", "--samples", "+5"], ["--samples", "+5"]),
      (["plan", "m", "--max-tpot", "inf"], ["--max-tpot", "a time above 0 in milliseconds"]),
      (["plan", "m", "--max-cost-per-hour", "cheap"], ["--max-cost-per-hour", "dollars from 1e-15"]),
      (["plan", "m", "--kv-cache", "int2"], ["--kv-cache", "bf16", "q4_0", "auto"]),
      (["plan", "m", "--mode", "now"], ["--mode", "online", "offline"]),
      (["plan", "m", "--json", "--csv"], ["--json", "--csv"]),
      (["plan", "m", "--jsno"], ["--jsno"]),
      (["plan", "m", "--rps", "5"], ["'--rps'; here it is '--request-rate'"]),
      (["plan", "m", "--tensor-parallel-size", "2"], ["here it is '--tensor-parallel'"]),
      (["plan", "m", "--quantization", "fp8"], ["here it is '--scheme'"]),
      (["plan", "m", "n"], ["'n'"]),
      (["fit"], ["<model>"]),
      (["plan", "m", "--against", ""], ["--against", "COUNTxHARDWARE/SCHEME", "exported plan"]),
      (["plan", "m", "--against", "0xl4"], ["--against", "'0'", "from 1 to 100000"]),
      (["plan", "--from", "-", "--against", "-"], ["standard input", "--from", "--against"]),
      (["compare"], ["<plan.json>"]),
      (["compare", "a.json"], ["two to eight plans", "found 1"]),
      (["compare", "1", "2", "3", "4", "5", "6", "7", "8", "9"], ["two to eight plans", "found 9"]),
      (["compare", "-", "-"], ["standard input", "once"]),
      (["measure", "m", "--samples", "0"], ["--samples", "from 1"]),
      (["measure", "m", "--seed", "-1"], ["--seed", "from 0"]),
      (["measure", "m", "--method", "magic"], ["--method", "rtn"]),
      (["catalog", "list", "cars"], ["models", "hardware", "regions"]),
      (["tui", "--size", "0x24"], ["--size", "80x24"]),
      (["tui", "--size", "999999x999999"], ["--size", "2000"]),
      (["nonsense"], ["nonsense"]),
    ])
  func usageErrors(arguments: [String], words: [String]) {
    let error = #expect(throws: (any Error).self) { try QuantplanCommand.command(arguments) }
    guard let error else { return }
    #expect(QuantplanCommand.exitCode(for: error).rawValue == ExitStatus.usage)
    let text = UsageText.text(for: error)
    #expect(text.hasPrefix("error: "))
    #expect(text.contains("--help'."))
    for word in words { #expect(text.contains(word), "\(text)") }
  }

  @Test("The hint names the command that failed")
  func hints() {
    func hint(_ arguments: String...) -> String {
      do {
        _ = try QuantplanCommand.command(arguments)
        return ""
      } catch {
        return String(UsageText.text(for: error).split(separator: "\n").last ?? "")
      }
    }
    #expect(hint("plan", "m", "--count", "0") == "See 'quantplan plan --help'.")
    #expect(hint("catalog", "list", "cars") == "See 'quantplan catalog list --help'.")
    #expect(hint("nonsense") == "See 'quantplan --help'.")
  }

  @Test(
    "Help, version and completion scripts end well",
    arguments: [
      ["--help"], ["plan", "--help"], ["fit", "-h"], ["compare", "-h"], ["measure", "--help"],
      ["catalog", "list", "--help"],
      ["help", "tui"],
      ["--version"], ["--generate-completion-script", "bash"], ["--generate-completion-script", "zsh"],
      ["--generate-completion-script", "fish"],
    ])
  func help(arguments: [String]) {
    do {
      var command = try QuantplanCommand.command(arguments)
      try command.run()
      Issue.record("\(arguments) printed nothing")
    } catch {
      #expect(QuantplanCommand.exitCode(for: error).rawValue == ExitStatus.fits)
      #expect(!QuantplanCommand.message(for: error).isEmpty)
    }
  }

  @Test(
    "Examples in help texts fit 80 columns",
    arguments: [["--help"], ["plan", "-h"], ["fit", "-h"], ["compare", "-h"], ["measure", "-h"], ["tui", "-h"]])
  func examples(arguments: [String]) {
    do {
      var command = try QuantplanCommand.command(arguments)
      try command.run()
    } catch {
      for line in QuantplanCommand.message(for: error).split(separator: "\n") {
        // A line that was broken would continue at the margin.
        #expect(!line.hasPrefix("--") && line.count <= 80, "\(line)")
      }
    }
  }
}
