import Tensors

/// Activations from a file of tensors: tokens × inputs, or sequences × tokens × inputs, for each weight.
///
/// For a weight `model.layers.0.mlp.down_proj.weight` the first of these names that the file has is taken:
/// `model.layers.0.mlp.down_proj.weight.input`, `model.layers.0.mlp.down_proj.input`,
/// `model.layers.0.mlp.down_proj`; for a weight `L256/W` its neighbour `L256/X`.
package struct FileActivations: ActivationSource {
  private let source: any TensorSource

  package init(_ source: any TensorSource) { self.source = source }

  package var label: String { source.label }
  package var isSynthetic: Bool { false }

  package func activations(for tensor: TensorDescriptor) throws -> LayerActivations? {
    guard let inputs = Self.names(for: tensor.name).lazy.compactMap({ source.tensor(named: $0) }).first else {
      return nil
    }
    let columns = tensor.matrix.columns
    guard inputs.shape.count >= 2, inputs.shape.last == columns, inputs.elementCount > 0 else {
      throw TensorError(
        .shape, file: source.label, subject: inputs.name, expected: "tokens × \(columns) inputs, as \(tensor.name) has",
        found: inputs.shape.map(String.init).joined(separator: " × "),
        advice: "Save the layer's input activations, one row a token")
    }
    let (values, notFinite) = try source.values(of: inputs)
    guard notFinite == 0 else {
      throw TensorError(
        .outOfRange, file: source.label, subject: inputs.name, expected: "finite activations",
        found: "\(notFinite) that are NaN or infinite", advice: "Collect them again in a wider type")
    }
    return LayerActivations(
      label: source.label, isSynthetic: source.isSynthetic, tokenCount: values.count / columns, columnCount: columns,
      values: values)
  }

  static func names(for weight: String) -> [String] {
    var names = ["\(weight).input"]
    if weight.hasSuffix(".weight") {
      let module = weight.dropLast(".weight".count)
      names += ["\(module).input", String(module)]
    }
    if let slash = weight.lastIndex(of: "/") { names.append("\(weight[...slash])X") }
    return names
  }
}
