import Domain

extension TowerReader {
  /// Weights between the encoder and the language model.
  func projector() throws(CatalogError) -> Int64 {
    let width = try hidden
    switch family.projector {
    case .none: return 0
    case .merger(let norm): return try merger(width, norm)
    case .perceptron:
      return [
        saturatingProduct(width, textSize), saturatingProduct(textSize, textSize), saturatingProduct(2, textSize),
      ].saturatingSum()
    case .twice:
      let inner = try keys.optionalSize("projection_dim") ?? textSize
      return [
        saturatingProduct(width + 1, inner), saturatingProduct(2, inner + 1, textSize),
        saturatingProduct(4 * textSize + 1, inner),
      ].saturatingSum()
    case .mergedPerceptron:
      let merge = try keys.optionalSize("spatial_merge_size") ?? 2
      return [
        Int64(width), saturatingProduct(merge, merge, width, width), saturatingProduct(width, textSize),
        saturatingProduct(textSize, textSize),
      ].saturatingSum()
    case .matrix(let hasNorm):
      return [saturatingProduct(width, textSize), Int64(hasNorm ? width : 0)].saturatingSum()
    case .shuffle:
      let inner = try keys.size("projector_input_dim")
      let outer = try keys.size("projector_output_dim")
      return [
        saturatingProduct(try keys.size("intermediate_size"), inner), saturatingProduct(inner, outer),
        saturatingProduct(outer, textSize),
      ].saturatingSum()
    case .outputs:
      return saturatingProduct(try keys.size("vision_output_dim") + 1, textSize)
    case .adapter:
      let merge = try keys.size("merge_size")
      // The projector's width stands beside the encoder's part.
      let inner = try keys.configuration.root.optionalSize("projector_hidden_size") ?? 4096
      return [
        saturatingProduct(merge, merge, width, inner), saturatingProduct(inner, inner),
        saturatingProduct(inner, textSize),
      ].saturatingSum()
    case .crops:
      // Four patches side by side; a separator for the whole image and one for crops.
      let merged = 4 * width
      return [
        saturatingProduct(merged + 1, textSize), saturatingProduct(textSize + 1, textSize), Int64(2 * merged),
      ].saturatingSum()
    }
  }

  private func merger(_ width: Int, _ norm: NormKind) throws(CatalogError) -> Int64 {
    let side = try keys.optionalSize("spatial_merge_size") ?? 2
    let merged = saturatingProduct(side, side, width)
    let inner = Int(clamping: merged)
    let output = try keys.optionalSize("out_hidden_size") ?? textSize
    let layers = [
      saturatingProduct(inner, inner), merged, saturatingProduct(inner, output), Int64(output),
    ].saturatingSum()
    let deep = try keys.integers("deepstack_visual_indexes")?.count ?? 0
    let first = [layers, saturatingProduct(norm.parametersPerUnit, width)].saturatingSum()
    let others = [layers, saturatingProduct(norm.parametersPerUnit, inner)].saturatingSum()
    return [first, saturatingProduct(deep, Int(clamping: others))].saturatingSum()
  }

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
