import Tensors

/// Writes quantized tensors to a safetensors file: dequantized values, and the codes and scales that make them.
package enum TensorDump {
  /// For each tensor `<tensor>.dequantized` (F32) and, where the scheme has them, `.codes`, `.scales`,
  /// `.zero_points`. With several schemes the scheme's id stands between: `<tensor>.int4-g128.codes`. A tensor that a
  /// scheme cannot hold is left out of it.
  ///
  /// - Returns: the names written.
  @discardableResult
  package static func write(
    _ tensors: [TensorDescriptor], of source: any TensorSource, schemes: [Treatment], to path: String,
    activations: (any ActivationSource)? = nil, instructions: InstructionSet = .best
  ) throws -> [String] {
    let jobs = tensors.flatMap { tensor in
      schemes.filter { $0.storage(of: tensor) != nil }.map { scheme in
        (
          tensor: tensor, scheme: scheme,
          prefix: schemes.count == 1 ? tensor.name : "\(tensor.name).\(label(scheme, among: schemes))"
        )
      }
    }
    let room = jobs.flatMap { job in
      (0..<mostFields).map { _ in
        SafetensorsWriter.Field(
          name: "\(job.prefix).\(longestSuffix)", elementType: .float8E4M3,
          shape: job.tensor.shape + [job.tensor.elementCount])
      }
    }
    var writer = try SafetensorsWriter(path: path, atMost: room, metadata: ["source": source.label])
    var names: [String] = []
    for job in jobs {
      let encoded = try encode(job.tensor, of: source, job.scheme, activations, instructions)
      for array in arrays(encoded, of: job.tensor, prefix: job.prefix) {
        try writer.append(array.field, array.bytes)
        names.append(array.field.name)
      }
    }
    try writer.finish()
    return names
  }

  // More than any format has, so that the header has room for what is yet to be found out.
  private static let mostFields = 10
  private static let longestSuffix = "a_field_with_a_long_name"

  private struct Array {
    let field: SafetensorsWriter.Field
    let bytes: [UInt8]
  }

  private static func encode(
    _ tensor: TensorDescriptor, of source: any TensorSource, _ scheme: Treatment,
    _ activations: (any ActivationSource)?, _ instructions: InstructionSet
  ) throws -> EncodedMatrix {
    let layer = Layer(
      name: tensor.name, shape: tensor.matrix, weights: try source.values(of: tensor).values,
      activations: try activations?.activations(for: tensor), work: WorkContext(instructions: instructions))
    guard let format = scheme.format(for: tensor) else { return EncodedMatrix(dequantized: layer.weights, fields: []) }
    return try scheme.method(for: tensor).quantize(layer, to: format).encoded
  }

  /// What tells a scheme's arrays from another's.
  private static func label(_ scheme: Treatment, among schemes: [Treatment]) -> String {
    schemes.count { $0.id == scheme.id } == 1 ? scheme.id : "\(scheme.id).\(scheme.method.id)"
  }

  private static func arrays(_ encoded: EncodedMatrix, of tensor: TensorDescriptor, prefix: String) -> [Array] {
    let dequantized = Array(
      field: .init(name: "\(prefix).dequantized", elementType: .float32, shape: tensor.shape),
      bytes: encoded.dequantized.withUnsafeBytes { [UInt8]($0) })
    return [dequantized]
      + encoded.fields.map { field in
        Array(
          field: .init(name: "\(prefix).\(field.suffix)", elementType: field.elementType, shape: field.shape),
          bytes: field.bytes)
      }
  }
}
