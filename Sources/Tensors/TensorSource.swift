/// Somewhere that tensors can be read from: a file, several shards, or a generator.
package protocol TensorSource: Sendable {
  /// What to call it in results: a path, or words that say the weights are synthetic.
  var label: String { get }
  /// Whether the weights were invented; results must say so wherever their numbers appear.
  var isSynthetic: Bool { get }
  /// The files that it reads; none where the weights were invented.
  var files: [String] { get }
  /// Everything it holds, integers included, in storage order.
  var tensors: [TensorDescriptor] { get }

  /// Writes some elements of a tensor as 32-bit floats and returns how many were NaN or infinite: those become 0.
  ///
  /// - Parameters:
  ///   - elements: positions in the flattened tensor, row after row.
  ///   - destination: as long as `elements`.
  @discardableResult
  func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int
}

extension TensorSource {
  package var files: [String] { [] }

  /// All of a tensor's elements, and how many were NaN or infinite and so read as 0.
  package func values(of tensor: TensorDescriptor) throws(TensorError) -> (values: [Float], notFinite: Int) {
    var values = [Float](repeating: 0, count: tensor.elementCount)
    // Typed errors don't pass through `withUnsafe…` of every library version, so the result is carried out by hand.
    let result: Result<Int, TensorError> = values.withUnsafeMutableBufferPointer { buffer in
      do throws(TensorError) {
        return .success(try read(0..<tensor.elementCount, of: tensor, into: buffer))
      } catch {
        return .failure(error)
      }
    }
    return (values, try result.get())
  }

  /// The tensor of that name.
  package func tensor(named name: String) -> TensorDescriptor? { tensors.first { $0.name == name } }
}
