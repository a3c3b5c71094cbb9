import Domain
import Quantities

/// What encoding holds at its peak: as many of the largest images as a pass has room for, at once.
///
/// vLLM runs its encoder so before it counts what is free for the cache (`profile_run` of its model runner), whatever
/// images come. A layer holds six rows of its width for attention, or two and its widened ones: both cannot be at once.
/// Ignores: what attention keeps of scores, and encoders whose layers aren't known.
struct EncoderPeak: Sendable {
  let images: Int
  let positions: Int
  /// Values that a position takes at the peak of a layer.
  let width: Int

  var bytes: Double { Double(positions) * Double(width) * HalfPrecision.bytes }

  /// Nil where the engine reserves nothing for it, or the model sees no images of a limited size.
  init?(_ replica: Replica) {
    guard let largest = replica.profile.largestImage, replica.engine.memory.encodesBeforeCounting == true
    else { return nil }
    images = max(replica.site.limits.batchedTokens / largest.tokens, 1)
    positions = images * largest.positions
    width = largest.width(ranks: replica.layout.tensorParallel)
  }
}

/// What the largest image that a model sees takes to encode, found once for each model.
struct LargestImage: Sendable {
  let tokens: Int
  let positions: Int
  private let hiddenSize: Int
  private let widenedSize: Int
  private let isDivided: Bool

  init?(_ architecture: ModelArchitecture) {
    guard architecture.generatesTokens, let tower = architecture.towers.first(where: { $0.kind == .vision }),
      let layers = tower.transformer, let largest = tower.images?.largest, largest.tokens > 0
    else { return nil }
    (tokens, positions, hiddenSize) = (largest.tokens, largest.positions, layers.hiddenSize)
    widenedSize = (layers.gated ? 3 : 2) * layers.intermediateSize
    isDivided = tower.isDivided
  }

  /// Values that a position takes at the peak of a layer, on one of so many ranks.
  func width(ranks: Int) -> Int {
    max(6 * hiddenSize, 2 * hiddenSize + widenedSize / (isDivided ? max(ranks, 1) : 1))
  }
}

extension ImageRule {
  /// The most that one image becomes; nil where its size has no limit.
  fileprivate var largest: ImageTokens? {
    switch self {
    case .fixed(let tokens): tokens
    case .grid(let grid):
      grid.maximumTokens == nil && grid.maximumSide == nil ? nil : tokens(of: Self.huge)
    case .tiles: tokens(of: Self.huge)
    }
  }
  /// Beyond what any rule leaves unscaled.
  private static let huge = ImageSize(width: 1 << 16, height: 1 << 16)
}
