import Catalogs
import Domain
import Estimation
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Kernels by engine and compute capability")
struct KernelLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test("Volta runs GPTQ and not AWQ, by whatever engine is taken")
  func volta() throws {
    let changes: RequestChanges = [.model: "llama-3.1-8b-instruct", .accelerator: "v100-sxm2-16gb", .count: "1"]
    var (awq, gptq) = (changes, changes)
    (awq[.scheme], gptq[.scheme]) = ("awq", "gptq")
    let refused = try plan(awq)
    #expect(refused.verdict.outcome == .doesNotFit)
    guard case .capability(let reason)? = refused.verdict.summary.fact?.refusal else {
      Issue.record("expected a compute capability, found \(refused.verdict.summary)")
      return
    }
    #expect(reason.least == 7.5 && reason.found == 7)
    #expect(try plan(gptq).verdict.outcome != .doesNotFit)
  }

  @Test("Pascal is planned with llama.cpp, and why is told")
  func pascal() throws {
    let plan = try plan([.model: "llama-3.1-8b-instruct", .accelerator: "tesla-p40", .count: "1"])
    #expect(plan.request.engine == "llama-cpp")
    #expect(plan.assumptions.contains { $0.fact?.code == "passedOver" })
    #expect(plan.performance.timePerOutputTokenSeconds.map { $0.likely < 0.2 } == true)
  }

  @Test(
    "Cards that vLLM's wheels don't know are planned with an engine that runs there",
    arguments: [
      ("mi50-16gb", ["llama-cpp"]), ("rx-6900-xt", ["llama-cpp"]), ("gaudi-3", ["transformers"]),
      ("mi300x", ["vllm"]), ("rx-7900-xtx", ["vllm"]),
    ])
  func others(accelerator: String, engines: [String]) throws {
    let plan = try plan([.model: "llama-3.1-8b-instruct", .accelerator: accelerator, .count: "1"])
    #expect(engines.contains(plan.request.engine) && plan.verdict.outcome != .doesNotFit)
    #expect(plan.deployment.scheme.contains("mxfp4") == false)
  }

  @Test("The default engine is the first that runs the scheme there")
  func defaults() throws {
    let resolver = try Self.planner.get().resolver
    let catalogs = resolver.catalogs
    let preferred = try catalogs.defaults().engines
    for entry in catalogs.entries(.hardware) {
      let accelerator = try catalogs.accelerator(entry.id)
      for id in [nil, "bf16", "awq", "gguf-q4_k_m", "nf4", "w8a8-int8", "fp8-block"] {
        let scheme = try id.map { try catalogs.scheme($0) }
        let taken = try resolver.request(
          [.model: "llama-3.1-8b-instruct", .accelerator: accelerator.id, .scheme: id ?? "auto"]
        ).engine
        let liked = try preferred.filter { $0.isPreferred(on: accelerator) }.map { try catalogs.engine($0.id) }
          .filter { $0.runs(.decoder) }
        let able = liked.filter { engine in
          guard let scheme else { return engine.runs(on: accelerator) ?? true }
          return Feasibility.rejection(scheme: scheme, on: Site(accelerator: accelerator, engine: engine)) == nil
        }
        if let first = able.first { #expect(taken == first.id, "\(accelerator.id), \(id ?? "auto")") }
      }
    }
  }

  @Test("What is offered has a kernel that allows it", arguments: BorrowedEngineTests.engines.map(\.id))
  func offered(engine: String) throws {
    let catalogs = try Self.planner.get().catalogs
    let engine = try catalogs.engine(engine)
    for entry in catalogs.entries(.hardware) {
      let accelerator = try catalogs.accelerator(entry.id)
      guard engine.runs(on: accelerator) != false else { continue }
      let site = Site(accelerator: accelerator, engine: engine)
      let own = try engine.ownSchemes.map { try catalogs.scheme($0) }
      for scheme in try catalogs.offeredSchemes() + own where Feasibility.rejection(scheme: scheme, on: site) == nil {
        #expect(engine.refusal(of: scheme, on: accelerator) == nil)
        let kernels = [scheme.nativeKernel, scheme.fallbackKernel].compactMap(\.self)
        #expect(kernels.contains { site.runs($0) != false }, "\(engine.id), \(accelerator.id), \(scheme.id)")
      }
    }
  }
}
