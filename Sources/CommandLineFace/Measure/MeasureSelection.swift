import ArgumentParser
import Catalogs
import Export
import Quantization
import Tensors

/// What `measure` is asked to measure: tensors, schemes, methods, and the activations they are calibrated on.
struct MeasureSelection: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Only tensors whose name matches (*, ?, [...]).", valueName: "glob"))
  var tensor: String?

  @Option(
    name: .customLong("scheme"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Formats or catalog schemes, by commas or repeated (default: \(LaboratorySchemes.defaults.joined(separator: ","))).",
      valueName: "id,..."))
  var schemeNames: [String] = []

  @Option(
    name: .customLong("method"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "How codes are chosen, by commas or repeated; + joins steps, as in sparsegpt-2of4+gptq (default: rtn).",
      valueName: "id,..."),
    transform: MethodList.init)
  var methods: [MethodList] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Activations that layers see: <layer>.input, tokens × inputs. Methods that need some get synthetic ones without.",
      valueName: "file.safetensors|synthetic"))
  var calibration: String?

  func schemes(of source: any TensorSource, catalogs: @escaping () throws -> CatalogStore) throws
    -> [Treatment]
  {
    let names = ListArgument.parts(of: schemeNames, default: LaboratorySchemes.defaults)
    return try LaboratorySchemes(catalogs: catalogs, methods: chosenMethods, tensors: source.tensors)
      .schemes(named: names)
  }

  private var chosenMethods: [any QuantizationMethod] {
    methods.isEmpty ? [RoundToNearest()] : methods.flatMap(\.methods)
  }

  /// What the estimate speaks for: the matrices that recipes quantize, those that a mix quantizes, or a pattern's.
  func tensors(of source: any TensorSource, under schemes: [Treatment]) -> [TensorDescriptor] {
    let usual = Set(source.tensors.quantizable(matching: tensor).map(\.name))
    let mixes = tensor == nil ? schemes.filter(\.isMix) : []
    return source.tensors.filter { tensor in
      usual.contains(tensor.name) || tensor.shape.count >= 2 && mixes.contains { $0.format(for: tensor) != nil }
    }
  }

  /// The files that activations are read from.
  var calibrationFiles: [String] {
    guard let calibration, calibration != "synthetic" else { return [] }
    return (try? WeightFiles.open(path: calibration).files) ?? []
  }

  /// The file that was named; invented activations where a method needs some and none were named.
  func activations(for schemes: [Treatment], seed: UInt64) throws -> (any ActivationSource)? {
    switch calibration {
    case "synthetic": return SyntheticActivations(seed: seed)
    case let path?: return FileActivations(try WeightFiles.open(path: path))
    case nil:
      return schemes.contains { $0.method.calibration != .none } ? SyntheticActivations(seed: seed) : nil
    }
  }
}

/// Methods by the names that people type, joined by commas.
struct MethodList: Sendable {
  let methods: [any QuantizationMethod]

  @Sendable init(_ text: String) throws {
    methods = try ListArgument.parts(of: [text], default: []).map { name in
      do throws(MethodError) {
        return try MethodCatalog.chain(named: name)
      } catch {
        throw ArgumentReader.Refusal(description: error.description)
      }
    }
  }
}
