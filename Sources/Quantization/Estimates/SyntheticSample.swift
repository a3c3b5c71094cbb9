import Tensors

/// Some rows of synthetic weights of one class, kept in memory while all formats are tried on them.
struct SyntheticSample {
  private let item: ErrorEstimator.ClassShape
  private let shape: MatrixShape
  private let weights: [Float]
  private let instructions: InstructionSet

  init(_ item: ErrorEstimator.ClassShape, name: String, estimator: ErrorEstimator) {
    let columns = item.shape.columns
    let wanted = columns == 0 ? 0 : max(4, estimator.weightsPerClass / columns)
    shape = MatrixShape(rows: min(item.shape.rows, wanted), columns: columns)
    // Checkpoints are bfloat16, so the plain bfloat16 cast of such weights loses nothing.
    let tensor = TensorDescriptor(
      name: name, shape: [shape.rows, columns], elementType: .bfloat16, elementCount: shape.elementCount)
    let source = SyntheticSource(
      [tensor], seed: estimator.seed, distributions: [name: .assumed(for: item.tensorClass)])
    // A synthetic source refuses only elements that the tensor lacks.
    weights = (try? source.values(of: tensor).values) ?? []
    self.item = item
    instructions = estimator.instructions
  }

  func estimate(_ format: any Codec) -> ErrorEstimator.ClassEstimate {
    do throws(FormatError) {
      let bits = try format.bitsPerWeight(of: item.shape)
      return result(format, bits, try interval(format), refusal: nil)
    } catch {
      return result(format, nil, nil, refusal: error.description)
    }
  }

  private func result(
    _ format: any Codec, _ bits: Double?, _ interval: ErrorInterval?, refusal: String?
  ) -> ErrorEstimator.ClassEstimate {
    ErrorEstimator.ClassEstimate(
      tensorClass: item.tensorClass, shape: item.shape, format: format.id, bitsPerWeight: bits,
      relativeSquaredError: interval, refusal: refusal)
  }

  /// t² of the sample, with the variance of a ratio of sums over rows: Var(t²) ≈ Σ (eᵢ − t² wᵢ)² / (n − 1) · n / (Σ w)².
  private func interval(_ format: any Codec) throws(FormatError) -> ErrorInterval? {
    var quantizer = try format.quantizer(for: shape, using: instructions)
    let block = max(1, quantizer.blockElements)
    let length = (max(shape.columns, 1) + block - 1) / block * block
    var parts: [ErrorSums] = []
    weights.withUnsafeBufferPointer { buffer in
      quantizer.surveyWhole(buffer)
      for start in stride(from: 0, to: buffer.count, by: length) {
        let part = UnsafeBufferPointer(rebasing: buffer[start..<min(start + length, buffer.count)])
        parts.append(quantizer.measure(part, at: start))
      }
    }
    let weight = parts.reduce(0) { $0 + $1.squaredWeight }
    guard weight > 0 else { return nil }
    let ratio = parts.reduce(0) { $0 + $1.squaredError } / weight
    guard parts.count > 1 else { return ErrorInterval(low: nil, likely: ratio, high: nil) }
    let count = Double(parts.count)
    let spread = parts.reduce(0) { sum, part in
      let residual = part.squaredError - ratio * part.squaredWeight
      return sum + residual * residual
    }
    return ErrorInterval(
      mean: ratio, variance: spread * count / (count - 1) / (weight * weight), degreesOfFreedom: count - 1)
  }
}
