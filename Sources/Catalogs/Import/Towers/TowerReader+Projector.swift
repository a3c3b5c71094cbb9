import Domain

extension TowerReader {
  /// Weights between the encoder and the language model.
  func projector() throws(CatalogError) -> Int64 {
    let width = try hidden
    return switch family.projector {
    case .none: 0
    case .merger(let norm): try merger(width, norm)
    case .perceptron: perceptron(width)
    case .twice: try twice(width)
    case .mergedPerceptron: try mergedPerceptron(width)
    case .matrix(let hasNorm): [saturatingProduct(width, textSize), Int64(hasNorm ? width : 0)].saturatingSum()
    case .shuffle: try shuffle()
    case .outputs: saturatingProduct(try keys.size("vision_output_dim") + 1, textSize)
    case .adapter: try adapter(width)
    case .crops: crops(width)
    }
  }

  private func perceptron(_ width: Int) -> Int64 {
    [
      saturatingProduct(width, textSize), saturatingProduct(textSize, textSize), saturatingProduct(2, textSize),
    ].saturatingSum()
  }

  private func twice(_ width: Int) throws(CatalogError) -> Int64 {
    let inner = try keys.optionalSize("projection_dim") ?? textSize
    return [
      saturatingProduct(width + 1, inner), saturatingProduct(2, inner + 1, textSize),
      saturatingProduct(4 * textSize + 1, inner),
    ].saturatingSum()
  }

  private func mergedPerceptron(_ width: Int) throws(CatalogError) -> Int64 {
    let merge = try keys.optionalSize("spatial_merge_size") ?? 2
    return [
      Int64(width), saturatingProduct(merge, merge, width, width), saturatingProduct(width, textSize),
      saturatingProduct(textSize, textSize),
    ].saturatingSum()
  }

  private func shuffle() throws(CatalogError) -> Int64 {
    let inner = try keys.size("projector_input_dim")
    let outer = try keys.size("projector_output_dim")
    return [
      saturatingProduct(try keys.size("intermediate_size"), inner), saturatingProduct(inner, outer),
      saturatingProduct(outer, textSize),
    ].saturatingSum()
  }

  private func adapter(_ width: Int) throws(CatalogError) -> Int64 {
    let merge = try keys.size("merge_size")
    // The projector's width stands beside the encoder's part.
    let inner = try keys.configuration.root.optionalSize("projector_hidden_size") ?? 4096
    return [
      saturatingProduct(merge, merge, width, inner), saturatingProduct(inner, inner),
      saturatingProduct(inner, textSize),
    ].saturatingSum()
  }

  /// Four patches side by side; a separator for the whole image and one for crops.
  private func crops(_ width: Int) -> Int64 {
    let merged = 4 * width
    return [
      saturatingProduct(merged + 1, textSize), saturatingProduct(textSize + 1, textSize), Int64(2 * merged),
    ].saturatingSum()
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
}
