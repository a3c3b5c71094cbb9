import Domain

/// A text encoder beside one of images, whose results are compared.
extension ArchitectureReader {
  /// CLIP: each encoder has a projection, and one temperature scales what they give.
  func contrastive(_ root: ConfigurationSection) throws(CatalogError) -> ModelArchitecture {
    var projection = try root.optionalSize("projection_dim")
    if projection == nil { projection = try keys.optionalSize("projection_dim") }
    let width = projection ?? 512
    return try paired(
      root, images: .contrastive, width: width,
      AuxiliaryWeights(
        parameters: saturatingProduct(try hidden(), width) + 1, note: "text projection and the temperature"))
  }

  /// SigLIP: the text has a head, images are pooled by attention, and scores are scaled and shifted.
  func sigmoidal(_ root: ConfigurationSection) throws(CatalogError) -> ModelArchitecture {
    let hidden = try hidden()
    let width = try keys.optionalSize("projection_size") ?? hidden
    return try paired(
      root, images: .sigmoidal, width: width,
      AuxiliaryWeights(
        parameters: saturatingProduct(hidden + 1, width) + 2, note: "text head with bias, scale and bias of the scores")
    )
  }

  private func paired(
    _ root: ConfigurationSection, images: TowerFamily, width: Int, _ rest: AuxiliaryWeights
  ) throws(CatalogError) -> ModelArchitecture {
    var towers: [Tower] = []
    if let section = root.section("vision_config") {
      towers.append(try TowerReader(section, family: images, textSize: width).tower())
    }
    let positions = try positions() ?? 0
    let block = try blocks(
      try layers(), heads: try keys.size(Self.heads), hidden: try hidden(), width: try keys.size(Self.width))
    return ModelArchitecture(
      kind: .encoder, hiddenSize: try hidden(), vocabularySize: try keys.size("vocab_size"),
      maximumPositions: positions, embeddings: .positions(positions), head: OutputHead(.none), norm: .layer,
      rotaryDimension: nil, blocks: [block], towers: towers, otherWeights: [rest])
  }
}
