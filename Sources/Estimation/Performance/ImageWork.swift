import Domain
import Quantities

/// What the images of a request ask of a model.
package struct ImageWork: Sendable, Hashable {
  /// Images in a request.
  package let count: Int
  package let size: ImageSize
  /// Tokens that each adds to the prompt.
  package let tokensPerImage: Int
  /// Positions that the encoder computes for each.
  let positionsPerImage: Int
  /// Operations of the encoder and the projector for each.
  let operationsPerImage: Double
  /// Whether the tensor-parallel ranks share them; else each does all.
  let isDivided: Bool

  /// Tokens of all of them.
  package var tokens: Int { count * tokensPerImage }

  /// Seconds that encoding all of them takes: operations / (e · peak at 16 bits), e as of prompts.
  ///
  /// Images come last in a prompt: those beyond what is computed of it are in the cache. Ignores reading the encoder's
  /// weights, which takes less from some hundred positions on.
  func seconds(on replica: Replica, efficiency: Double, within computed: Int) -> Double {
    guard let peak = ComputePeak(unquantizedOn: replica.accelerator) else { return 0 }
    let ranks = isDivided ? Double(replica.layout.tensorParallel) : 1
    let share = min(Double(computed) / Double(max(tokens, 1)), 1)
    return share * Double(count) * operationsPerImage / (peak.rate.value * efficiency * ranks)
  }
}

extension ModelProfile {
  private var vision: Tower? { architecture.towers.first { $0.kind == .vision } }

  /// Whether the model takes images beside text.
  package var seesImages: Bool { vision != nil || model.modality == .vision || model.modality == .omni }

  /// The images of a request; nil without any, and where the catalog doesn't know what they become.
  package func images(of request: PlanRequest) -> ImageWork? {
    guard let count = request.images, count > 0, let vision, let rule = vision.images else { return nil }
    let each = rule.tokens(of: request.imageSize)
    return ImageWork(
      count: count, size: request.imageSize, tokensPerImage: each.tokens, positionsPerImage: each.positions,
      operationsPerImage: vision.operations(each), isDivided: vision.isDivided)
  }
}

extension Tower {
  /// Operations that one image takes: 2 × weights × positions in the layers, 4 × width × positions seen in attention,
  /// and 2 × weights × tokens in the projector.
  ///
  /// Ignores encoders that aren't transformers, patches, and norms.
  fileprivate func operations(_ image: ImageTokens) -> Double {
    let projector = 2 * Double(projectorParameters) * Double(image.tokens)
    guard let transformer else { return projector }
    let layers = Double(transformer.layers)
    let width = Double(transformer.hiddenSize)
    let matrices = (transformer.gated ? 3.0 : 2.0) * Double(transformer.intermediateSize) + 4 * width
    let windowed = Double(min(windows?.layers ?? 0, transformer.layers))
    let seen =
      (layers - windowed) * Double(image.together)
      + windowed * Double(min(windows?.positions ?? 0, image.together))
    let positions = Double(image.positions)
    return projector + positions * width * (2 * layers * matrices + 4 * seen)
  }

  private var windows: ImageWindows? {
    guard case .grid(let grid) = images else { return nil }
    return grid.windows
  }
}
