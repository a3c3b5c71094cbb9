import Catalogs
import Domain
import Estimation
import Quantities
import TestSupport
import Testing

@Suite("Laws of images that come out of noise")
struct DenoisingLawTests {
  static let models = ["flux.1-dev", "flux.1-schnell", "stable-diffusion-xl-base-1.0"]

  /// Seconds in which so many images that arrive together are there.
  private func seconds(_ model: Model, images: Int = 1, scheme: String = "bf16") throws -> Double {
    let store = try ShippedCatalogs.store()
    let profile = try ModelProfile(model)
    let accelerator = try store.accelerator("h100-sxm-80gb")
    let engine = try store.engine("diffusers")
    let stored = StoredWeights(profile, scheme: try store.scheme(scheme), engine: engine, accelerator: accelerator)
    let replica = Replica(
      profile: profile, stored: stored, layout: Layout(tensorParallel: 1),
      site: Site(accelerator: accelerator, engine: engine), keyValueCache: .bf16)
    let positions = try #require(profile.architecture.denoising?.positions)
    let load = ServingLoad(
      inputTokens: positions, outputTokens: 0, contextTokens: positions, arrivals: .concurrency(images))
    return ServingModel(replica, replicas: 1, load: load).estimate(holding: images).timeToFirstTokenSeconds.likely
  }

  private func with(_ model: Model, _ denoising: Denoising) throws -> Model {
    let architecture = try #require(model.architecture)
    return Model(
      id: model.id, name: model.name, family: model.family, publisher: model.publisher, modality: model.modality,
      nativeFormat: model.nativeFormat,
      architecture: ModelArchitecture(
        kind: .denoiser, hiddenSize: architecture.hiddenSize, vocabularySize: 0, maximumPositions: nil,
        head: OutputHead(.none), norm: .none, finalNorms: 0, rotaryDimension: nil, blocks: [], denoising: denoising),
      provenance: model.provenance)
  }

  private func with(_ model: Model, steps: Int, passes: Int = 1) throws -> Model {
    let old = try #require(model.architecture?.denoising)
    return try with(
      model,
      Denoising(
        steps: steps, passesPerStep: passes, imageSize: old.imageSize, positions: old.positions, parts: old.parts,
        companions: old.companions))
  }

  @Test("Twice the steps take twice the time, and so do two passes a step", arguments: models)
  func steps(id: String) throws {
    let model = try ShippedCatalogs.store().model(id)
    let times = try [1, 2, 4, 50, 100].map { try seconds(with(model, steps: $0)) }
    for (steps, time) in zip([1.0, 2, 4, 50, 100], times) {
      #expect(abs(time - steps * times[0]) < 1e-9 * time)
    }
    #expect(try seconds(with(model, steps: 50, passes: 2)) == times[4])
  }

  @Test("Images that arrive together take no less than one, and no more than one after the other", arguments: models)
  func batches(id: String) throws {
    let model = try ShippedCatalogs.store().model(id)
    let one = try seconds(model)
    for images in [2, 3, 4] {
      let together = try seconds(model, images: images)
      #expect(together >= one && together <= Double(images) * one * (1 + 1e-9))
    }
  }

  @Test("No pass reads text encoders and image decoder: without them it takes as long", arguments: models)
  func companions(id: String) throws {
    let model = try ShippedCatalogs.store().model(id)
    let old = try #require(model.architecture?.denoising)
    let bare = try with(
      model,
      Denoising(steps: old.steps, passesPerStep: old.passesPerStep, positions: old.positions, parts: old.parts))
    #expect(try seconds(bare) == seconds(model))
    let (less, more) = (try ModelProfile(bare).parameters, try ModelProfile(model).parameters)
    #expect(more - less == old.companions.reduce(0) { $0 + $1.parameters })
    #expect(less == model.parameters.exact)
  }

  @Test("What a scheme leaves at 16 bits takes as long as it did", arguments: models)
  func left(id: String) throws {
    let model = try ShippedCatalogs.store().model(id)
    let denoising = try #require(model.architecture?.denoising)
    let scheme = try ShippedCatalogs.store().scheme("fp8-dynamic")
    let share =
      denoising.productOperations { !scheme.covers($0) } / (denoising.productOperations + denoising.attentionOperations)
    let (wide, narrow) = (try seconds(model, images: 4), try seconds(model, images: 4, scheme: scheme.id))
    // At twice the rate, what is covered takes half of its time.
    #expect(narrow < wide && narrow > (share + (1 - share) / 2) * wide * 0.99)
  }

  /// Operations of a pass as torch's counter has them, of diffusers' classes on the meta device.
  @Test(
    "A pass computes what its layers do",
    arguments: [
      ("flux.1-dev", 74_384_653_418_496), ("flux.1-schnell", 69_466_626_981_888),
      ("stable-diffusion-xl-base-1.0", 6_761_236_398_080),
    ])
  func operations(id: String, counted: Int) throws {
    let denoising = try #require(ShippedCatalogs.store().model(id).architecture?.denoising)
    #expect(denoising.productOperations + denoising.attentionOperations == Double(counted))
  }
}
