import Platform
import Tensors

/// One layer's descent.
struct TuningRun {
  let layer: Layer
  let grid: WeightGrid
  let tokens: TuningTokens

  /// Adam's usual decays, and how far a step may move a weight at first, in steps of its grid.
  private static let firstDecay: Float = 0.9
  private static let secondDecay: Float = 0.999
  private static let rate: Float = 0.003
  /// How often the held-out tokens are asked.
  private static let judgedEvery = 10

  /// The values on the grid that err least on the held-out tokens, of those that the descent passes.
  func best(from start: [Float], steps: Int) throws -> [Float] {
    let sizes = stepSizes(start)
    var latent = spread(start, sizes)
    var state = [(first: Float, second: Float)](repeating: (0, 0), count: latent.count)
    var best = (values: start, error: tokens.heldOut.error(difference(start)))
    var values = start
    for step in 1...max(1, steps) {
      try layer.work.checkCancellation()
      let gradient = tokens.training.gradient(tokens.training.outputs(difference(values)))
      let progress = Float(step - 1) / Float(max(1, steps))
      let rate = Self.rate * (0.5 + 0.5 * cosf(progress * .pi))
      descend(&latent, &state, gradient, sizes, rate: rate, step: step)
      values = rounded(latent)
      guard step % Self.judgedEvery == 0 || step == steps else { continue }
      let error = tokens.heldOut.error(difference(values))
      if error < best.error { best = (values, error) }
    }
    return best.values
  }

  /// The squared error of the outputs of all tokens.
  func totalError(_ values: [Float]) -> Double {
    let difference = difference(values)
    return tokens.training.error(difference) + tokens.heldOut.error(difference)
  }

  /// Within each value's cell on the side of the weight, so that weights do not all reach their cells' ends at once.
  private func spread(_ start: [Float], _ sizes: [Float]) -> [Float] {
    start.indices.map { index in
      let room = 0.45 * sizes[index]
      return start[index] + min(max(layer.weights[index] - start[index], -room), room)
    }
  }

  /// Ŵ − W.
  private func difference(_ values: [Float]) -> [Float] { zip(values, layer.weights).map { $0 - $1 } }

  private func rounded(_ latent: [Float]) -> [Float] {
    let values = grid.rounded(latent, workers: layer.work.workers)
    return layer.mask?.applied(to: values) ?? values
  }

  /// How far apart the grid's values lie at each weight: a scale for integers, more for large floats.
  private func stepSizes(_ start: [Float]) -> [Float] {
    let (columns, groups) = (layer.shape.columns, grid.groupsPerRow)
    let isInteger = grid.format is IntegerCodec
    return start.indices.map { index in
      let column = index % columns
      var scale = grid.scales[index / columns * groups + column / grid.groupLength]
      if let factors = grid.columnScales { scale /= factors[column] }
      return isInteger ? scale : max(scale / 2, abs(start[index]) / 8)
    }
  }

  /// One step of Adam, scaled to each weight's grid.
  private func descend(
    _ latent: inout [Float], _ state: inout [(first: Float, second: Float)], _ gradient: [Float], _ sizes: [Float],
    rate: Float, step: Int
  ) {
    let firstBias = 1 - powf(Self.firstDecay, Float(step))
    let secondBias = 1 - powf(Self.secondDecay, Float(step))
    latent.withUnsafeMutableBufferPointer { latent in
      state.withUnsafeMutableBufferPointer { state in
        gradient.withUnsafeBufferPointer { gradient in
          for index in latent.indices {
            // In units of the weight's own step, so that large and small groups move alike.
            let slope = gradient[index] * sizes[index]
            let first = Self.firstDecay * state[index].first + (1 - Self.firstDecay) * slope
            let second = Self.secondDecay * state[index].second + (1 - Self.secondDecay) * slope * slope
            state[index] = (first, second)
            let move = first / firstBias / ((second / secondBias).squareRoot() + .leastNormalMagnitude)
            latent[index] -= rate * sizes[index] * move
          }
        }
      }
    }
  }
}
