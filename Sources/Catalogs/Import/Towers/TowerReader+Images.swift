import Domain

extension TowerReader {
  /// What an image becomes.
  func images(_ layers: TowerLayers) throws(CatalogError) -> ImageRule? {
    let patch = try keys.size("patch_size")
    switch family.images {
    case nil, .crossed: return nil
    case .grid(let merge, let minimum, let maximum, let roundsUp):
      let side = try keys.optionalSize("spatial_merge_size") ?? merge
      return .grid(
        ImageGrid(
          pixelsPerToken: side * patch, patchPixels: patch, minimumTokens: minimum, maximumTokens: maximum,
          roundsUp: roundsUp, windows: try windows(layers, patch)))
    case .rows(let merge):
      let side = try keys.optionalSize("spatial_merge_size") ?? merge
      return .grid(
        ImageGrid(
          pixelsPerToken: side * patch, patchPixels: patch, maximumSide: try keys.size("image_size"), roundsUp: true,
          rowTokens: 1))
    case .fixed(let tokens):
      let positions = try keys.optionalSize("image_size").map { ($0 / patch) * ($0 / patch) } ?? tokens * 9
      return .fixed(ImageTokens(tokens: tokens, positions: positions, together: positions))
    case .tiles:
      return .tiles(
        ImageTiles(
          tilePixels: try keys.size("image_size"), maximumTiles: 16, tokensPerTile: 144, separatorsPerTile: 1,
          extraTokens: 3, positionsPerTile: 577))
    case .crops:
      return .tiles(
        ImageTiles(
          tilePixels: 336, maximumTiles: 4, choice: .most, tokensPerTile: 144, separatorsPerRow: 12, extraTokens: 13,
          positionsPerTile: 577, alwaysWithOverview: true))
    }
  }

  /// Layers whose positions attend within windows, as Qwen2.5-VL's do.
  private func windows(_ layers: TowerLayers, _ patch: Int) throws(CatalogError) -> ImageWindows? {
    guard let size = try keys.optionalSize("window_size"), let full = try keys.integers("fullatt_block_indexes"),
      layers.layers > full.count
    else { return nil }
    return ImageWindows(layers: layers.layers - full.count, positions: (size / patch) * (size / patch))
  }
}
