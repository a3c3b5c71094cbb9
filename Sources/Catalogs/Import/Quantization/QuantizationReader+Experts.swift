import Domain
import JSON

extension QuantizationReader {
  /// FP8 with routed experts in four bits, as DeepSeek V4 tells it beside the section and ModelOpt within; nil
  /// elsewhere.
  ///
  /// What ModelOpt leaves alone it leaves as it was published, in FP8.
  ///
  /// - Parameter part: what the section stands in.
  func expertsApart(_ part: ConfigurationSection) throws(CatalogError) -> QuantizationRecipe? {
    guard try section.string("quant_method")?.lowercased() == "fp8" else { return nil }
    let wide = QuantizationRecipe.Group(targets: nil, format: formats.catalog("fp8-e4m3-block128"))
    func recipe(_ scheme: String, _ label: String, _ format: String) -> QuantizationRecipe {
      QuantizationRecipe(
        scheme: scheme, label: "fp8, a scale a block, with experts in \(label)",
        groups: [.init(targets: Self.experts, format: formats.catalog(format)), wide], ignored: ModulePatterns([]))
    }
    if let algorithm = try section.string("moe_quant_algo") {
      guard algorithm.uppercased() == "NVFP4" else {
        throw section.fault(
          "moe_quant_algo", expected: "NVFP4", found: "\"\(algorithm)\"",
          fix: "take the original weights and name a --scheme")
      }
      return recipe("nvfp4", "NVFP4", "nvfp4")
    }
    let place = section.has("expert_dtype") ? section : part
    guard let type = try place.string("expert_dtype") else { return nil }
    guard type == "fp4" else {
      throw place.fault(
        "expert_dtype", expected: "fp4", found: "\"\(type)\"", fix: "take the original weights and name a --scheme")
    }
    return recipe("mxfp4-experts-fp8", "MXFP4", "mxfp4")
  }

  /// Routed experts, whatever they stand in; shared ones have another name.
  private static var experts: ModulePatterns { ModulePatterns(["experts"]) }
}
