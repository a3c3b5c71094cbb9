/// Fused experts that a file stores as experts × inputs × outputs, read as experts × outputs × inputs.
///
/// Scales and groups of every format run along the inputs of an output, so that the other order quantizes something else.
struct TransposedExperts: TensorSource {
  private let source: any TensorSource
  /// The tensors in question as they lie in the file.
  private let stored: [String: TensorDescriptor]
  let tensors: [TensorDescriptor]

  /// The source itself where it has no such tensors.
  static func wrapping(_ source: any TensorSource, _ layout: ExpertLayout) -> any TensorSource {
    let stored = source.tensors.filter { $0.storage == nil && layout.isTransposed($0) }
    return stored.isEmpty ? source : TransposedExperts(source, stored: stored)
  }

  private init(_ source: any TensorSource, stored: [TensorDescriptor]) {
    self.source = source
    let stored = Dictionary(stored.map { ($0.name, $0) }) { first, _ in first }
    self.stored = stored
    tensors = source.tensors.map { stored[$0.name] == nil ? $0 : $0.transposed }
  }

  var label: String { source.label }
  var isSynthetic: Bool { source.isSynthetic }
  var files: [String] { source.files }

  func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard let stored = stored[tensor.name], let inputs = tensor.shape.last, let outputs = stored.shape.last,
      !elements.isEmpty
    else { return try source.read(elements, of: tensor, into: destination) }
    var notFinite = 0
    let rows = elements.lowerBound / inputs...(elements.upperBound - 1) / inputs
    var first = rows.lowerBound
    while first <= rows.upperBound {
      let expert = first / outputs
      let last = min(rows.upperBound, (expert + 1) * outputs - 1)
      notFinite += try read(
        Slab(rows: first...last, inputs: inputs, outputs: outputs, expert: expert), within: elements, of: stored,
        into: destination)
      first = last + 1
    }
    return notFinite
  }

  /// Rows of one expert.
  private struct Slab {
    let rows: ClosedRange<Int>
    let inputs: Int
    let outputs: Int
    let expert: Int
  }

  /// Reads the outputs of each input, which lie side by side in the file, and lays each into its row.
  private func read(
    _ slab: Slab, within elements: Range<Int>, of stored: TensorDescriptor,
    into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    var notFinite = 0
    var line = [Float](repeating: 0, count: slab.rows.count)
    for input in 0..<slab.inputs {
      // Where the range begins or ends amid a row, not all inputs of that row are asked for.
      let first = slab.rows.lowerBound * slab.inputs + input < elements.lowerBound ? 1 : 0
      let last = slab.rows.upperBound * slab.inputs + input >= elements.upperBound ? 1 : 0
      let rows = slab.rows.lowerBound + first..<max(slab.rows.upperBound + 1 - last, slab.rows.lowerBound + first)
      if rows.isEmpty { continue }
      let start = slab.expert * slab.inputs * slab.outputs + input * slab.outputs
      let place = start + rows.lowerBound - slab.expert * slab.outputs
      let result: Result<Int, TensorError> = line.withUnsafeMutableBufferPointer { buffer in
        do throws(TensorError) {
          let part = UnsafeMutableBufferPointer(rebasing: buffer[0..<rows.count])
          return .success(try source.read(place..<place + rows.count, of: stored, into: part))
        } catch {
          return .failure(error)
        }
      }
      notFinite += try result.get()
      for (offset, row) in rows.enumerated() {
        destination[row * slab.inputs + input - elements.lowerBound] = line[offset]
      }
    }
    return notFinite
  }
}

extension TensorDescriptor {
  fileprivate var transposed: TensorDescriptor {
    TensorDescriptor(
      name: name, shape: [shape[0], shape[2], shape[1]], elementType: elementType, elementCount: elementCount)
  }
}
