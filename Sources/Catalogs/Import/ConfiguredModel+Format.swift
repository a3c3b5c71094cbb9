import Domain
import Tensors

extension ConfiguredModel {
  /// How the checkpoint is quantized, if it is.
  static func checkpoint(
    _ configuration: Configuration, _ reading: Reading, _ tensors: [TensorDescriptor]?, _ store: CatalogStore
  ) throws(CatalogError) -> Checkpoint? {
    let read = try store.withStoredFormats { formats throws(CatalogError) in
      try QuantizationReader.recipe(configuration, formats)
    }
    guard let (recipe, source) = read else { return nil }
    let (told, base) = try recipe.checkpoint(
      reading.layers, of: reading.architecture, type: reading.textType, source: source
    ) { id throws(CatalogError) in try store.scheme(id) }
    // What the files hold counts more than what is said of them.
    let scheme = base.stored(as: told)
    let traits = QuantizationRecipe.traits(of: reading.architecture)
    let held =
      tensors.map { tensors in
        StoredTensors(tensors).portions(agreeingWith: reading.architecture) { name in
          scheme.allotments(for: name, in: traits).lazy.map(\.format).first(where: \.isQuantized)?.id
        }
      } ?? [:]
    return Checkpoint(
      scheme: told.scheme, label: told.label, name: told.name, source: told.source,
      portions: told.portions.merging(held) { $1 }, engines: told.engines,
      keyValueCache: told.keyValueCache)
  }

  /// What the checkpoint's weights are stored as.
  static func nativeFormat(_ configuration: Configuration) throws(CatalogError) -> NativeFormat {
    let sections = [configuration.root, configuration.text]
    for section in sections {
      guard let quantization = section.section("quantization_config") else { continue }
      switch try quantization.string("quant_method") {
      case "fp8": return quantization.has("weight_block_size") ? .fp8Block : .fp8Tensor
      case "mxfp4": return .mxfp4Experts
      default: break
      }
    }
    for section in sections {
      for key in ["torch_dtype", "dtype"] {
        guard let name = try section.string(key) else { continue }
        return try format(name, section, key)
      }
    }
    // The library's own type where the file names none.
    return .fp32
  }

  private static func format(
    _ name: String, _ section: ConfigurationSection, _ key: String
  ) throws(CatalogError) -> NativeFormat {
    switch name.hasPrefix("torch.") ? String(name.dropFirst(6)) : name {
    case "bfloat16", "auto": return .bf16
    case "float16", "half": return .fp16
    case "float32", "float": return .fp32
    case "float8_e4m3fn": return .fp8Tensor
    default:
      throw section.fault(
        key, expected: "bfloat16, float16, float32, float8_e4m3fn or auto", found: "\"\(name)\"")
    }
  }
}
