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
        values: values, tokens: tokens.count, columns: columns, workers: workers, library: try OpenBLAS.shared())
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
  let workers: Int
  let library: OpenBLAS

  /// D Xᵀ for a difference D of some rows: rows × tokens.
  func outputs(_ difference: [Float]) -> [Float] {
    library.productTransposed(difference, values, depth: columns, workers: workers)
  }

  /// Half the gradient of ‖D Xᵀ‖² over D, from those outputs: D Xᵀ X.
  func gradient(_ outputs: [Float]) -> [Float] {
    library.product(outputs, values, depth: tokens, workers: workers)
  }

  /// ‖D Xᵀ‖².
  func error(_ difference: [Float]) -> Double { outputs(difference).reduce(0) { $0 + Double($1) * Double($1) } }
}
