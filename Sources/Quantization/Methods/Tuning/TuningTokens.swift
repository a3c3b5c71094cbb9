import LinearAlgebra

/// Calibration tokens in two parts: to follow the gradient on, and to judge by.
struct TuningTokens {
  /// Every fourth token is held out; a single token is both.
  let training: TokenProducts
  let heldOut: TokenProducts

  init(_ activations: LayerActivations, workers: Int) throws {
    let columns = activations.columnCount
    func part(_ isChosen: (Int) -> Bool) throws -> TokenProducts {
      let tokens = (0..<activations.tokenCount).filter(isChosen)
      let values = tokens.flatMap { activations.values[$0 * columns..<($0 + 1) * columns] }
      return TokenProducts(
        values: values, tokens: tokens.count, columns: columns, library: try OpenBLAS.shared(threads: workers))
    }
    let hasBoth = activations.tokenCount >= 4
    training = try part { !hasBoth || $0 % 4 != 3 }
    heldOut = try part { !hasBoth || $0 % 4 == 3 }
  }
}

/// What a difference of weights does to the outputs of some tokens.
struct TokenProducts {
  /// X, token after token.
  let values: [Float]
  let tokens: Int
  let columns: Int
  let library: OpenBLAS

  /// D Xᵀ for a difference D of some rows: rows × tokens.
  func outputs(_ difference: [Float]) -> [Float] {
    let rows = difference.count / max(1, columns)
    var outputs = [Float](repeating: 0, count: rows * tokens)
    guard !outputs.isEmpty else { return outputs }
    library.multiplyTransposed(
      rows: rows, columns: tokens, depth: columns, a: difference, aStride: columns, b: values, bStride: columns,
      c: &outputs, cStride: tokens)
    return outputs
  }

  /// Half the gradient of ‖D Xᵀ‖² over D, from those outputs: D Xᵀ X.
  func gradient(_ outputs: [Float]) -> [Float] {
    let rows = outputs.count / max(1, tokens)
    var gradient = [Float](repeating: 0, count: rows * columns)
    guard !gradient.isEmpty else { return gradient }
    library.multiply(
      rows: rows, columns: columns, depth: tokens, a: outputs, aStride: tokens, b: values, bStride: columns,
      c: &gradient, cStride: columns)
    return gradient
  }

  /// ‖D Xᵀ‖².
  func error(_ difference: [Float]) -> Double { outputs(difference).reduce(0) { $0 + Double($1) * Double($1) } }
}
