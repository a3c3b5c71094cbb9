import Domain
import Estimation
import TestSupport
import Testing

@testable import Planning

/// One request with what it is planned from.
struct SearchFixture {
  let planner: Planner
  let request: PlanRequest
  let resources: PlanningResources

  init(
    _ model: String, _ accelerator: String, count: Int? = nil, change: (inout PlanRequest) -> Void = { _ in }
  ) throws {
    planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: model, accelerator: accelerator)
    request.count = count
    change(&request)
    self.request = request
    resources = try planner.resources(for: request)
  }

  var builder: PlanBuilder { PlanBuilder(resources, request: request) }
}

@Suite("Enumerating shapes")
struct ShapeSearchTests {
  static let models = ["llama-3.1-8b-instruct", "llama-4-scout", "deepseek-v3", "mamba-2.8b", "bert-base-uncased"]

  @Test("Every shape uses exactly the accelerators asked for, and none is found twice", arguments: models)
  func counts(model: String) throws {
    let fixture = try SearchFixture(model, "h100-sxm")
    let search = ShapeSearch(fixture.resources, request: fixture.request)
    for stored in search.runnable {
      for count in [1, 2, 3, 8, 12, 64] {
        let found = search.shapes(stored, count: count, formats: search.cacheFormats())
        #expect(found.shapes.allSatisfy { $0.layout.count * $0.replicas == count })
        #expect(found.rejected.allSatisfy { $0.deployment.count == count && $0.reason.fact != nil })
        let deployments = found.shapes.map {
          fixture.resources.deployment(
            $0.stored.scheme, layout: $0.layout, replicas: $0.replicas, keyValueCache: $0.keyValueCache)
        }
        #expect(Set(deployments).count == deployments.count)
      }
    }
  }

  @Test(
    "Copies are left out only where they are as good as one, which is cheaper",
    arguments: ["llama-3.1-8b-instruct", "deepseek-v3", "bert-base-uncased"])
  func idleCopies(model: String) throws {
    var aside: WaitingLimits?
    let fixture = try SearchFixture(model, "h100-sxm") {
      if $0.mode == .online { $0.toggleMode(keeping: &aside) }
    }
    var fixed = fixture.request
    fixed.count = 8
    let all = ShapeSearch(fixture.resources, request: fixed)
    let open = ShapeSearch(fixture.resources, request: fixture.request)
    let estimator = Estimator(resources: fixture.resources, request: fixture.request)
    for stored in all.runnable {
      let copied = all.shapes(stored, count: 8, formats: all.cacheFormats()).shapes.filter { $0.replicas > 1 }
      #expect(open.shapes(stored, count: 8, formats: open.cacheFormats()).shapes.allSatisfy { $0.replicas == 1 })
      for shape in copied {
        let one = Shape(
          stored: stored, quality: shape.quality, layout: shape.layout, replicas: 1,
          keyValueCache: shape.keyValueCache)
        let (many, single) = (estimator.candidate(shape), estimator.candidate(one))
        #expect(many.fits == single.fits && many.missed >= single.missed)
        let strategy = Strategy(mode: .offline, request: fixture.request)
        #expect(strategy.score(single) < strategy.score(many), "\(shape.replicas) × \(shape.layout.name)")
      }
    }
  }

  @Test(
    "What nobody racks is weighed with the spares that are asked for", arguments: ["apple-m1-ultra", "rtx-4070-mobile"])
  func spareMachines(id: String) throws {
    for stages in [1, 2] {
      let fixture = try SearchFixture("gpt2", id) {
        $0.spareReplicas = 2
        if stages > 1 { $0.pins.pipelineParallel = stages }
      }
      let plan = try fixture.planner.plan(fixture.request)
      #expect(plan.deployment.count == 3 * stages && plan.deployment.replicas == 1)
      #expect(plan.front.count(where: \.isChosen) == 1 && plan.alternatives.count > 1)
    }
  }

  @Test("Each scheme is either weighed or refused with a reason", arguments: ["h100-sxm", "v100-sxm2-32gb", "mi300x"])
  func schemes(accelerator: String) throws {
    let fixture = try SearchFixture("llama-3.1-8b-instruct", accelerator)
    let search = ShapeSearch(fixture.resources, request: fixture.request)
    let known = search.runnable.map(\.scheme.id) + search.unrunnable.map(\.scheme.id)
    #expect(known.sorted() == fixture.resources.schemes.map(\.id).sorted())
  }

  @Test("The first cache format has 16 bits, and those that the engine lacks are left out")
  func formats() throws {
    let hopper = try SearchFixture("llama-3.1-8b-instruct", "h100-sxm")
    #expect(ShapeSearch(hopper.resources, request: hopper.request).cacheFormats() == [.bf16, .fp8])
    let volta = try SearchFixture("llama-3.1-8b-instruct", "v100-sxm2-32gb")
    #expect(ShapeSearch(volta.resources, request: volta.request).cacheFormats().first == .fp16)
    let asked = try SearchFixture("llama-3.1-8b-instruct", "h100-sxm") { $0.keyValueCache = .fp8 }
    #expect(ShapeSearch(asked.resources, request: asked.request).cacheFormats() == [.fp8])
  }

  @Test("Divisors come in order, each once")
  func divisorsInOrder() {
    #expect(divisors(of: 0).isEmpty && divisors(of: -4).isEmpty)
    for number in 1...200 { #expect(divisors(of: number) == (1...number).filter { number % $0 == 0 }) }
  }
}
