import Domain
import Tensors

/// Stages one after the other: pruning, scaling, rounding, refinement; `sparsegpt-2of4+gptq`.
///
/// Without a method that rounds, what stays is rounded to nearest. What pruning took away stays zero in every result,
/// also under formats that have no zero: there it is set after.
package struct MethodChain: QuantizationMethod {
  package let pruning: (any PruningStage)?
  package let scaling: [any ScalingStage]
  package let rounding: any QuantizationMethod
  package let refining: [any RefiningStage]
  package let id: String

  /// - Parameter rounding: nil rounds to nearest, and is not named.
  package init(
    pruning: (any PruningStage)? = nil, scaling: [any ScalingStage] = [], rounding: (any QuantizationMethod)? = nil,
    refining: [any RefiningStage] = []
  ) {
    self.pruning = pruning
    self.scaling = scaling
    self.rounding = rounding ?? RoundToNearest()
    self.refining = refining
    let parts = [pruning?.id] + scaling.map(\.id) + [rounding?.id] + refining.map(\.id)
    let names = parts.compactMap(\.self)
    id = names.isEmpty ? RoundToNearest().id : names.joined(separator: "+")
  }

  package var title: String {
    let parts = [pruning?.title] + scaling.map(\.title) + [rounding.title] + refining.map(\.title)
    return parts.compactMap(\.self).joined(separator: ", then ")
  }

  package var calibration: CalibrationNeed {
    let needs = [pruning?.calibration] + scaling.map(\.calibration) + [rounding.calibration]
    return (needs.compactMap(\.self) + refining.map(\.calibration)).reduce(.none) { $0.including($1) }
  }

  package func storage(of shape: MatrixShape, in format: any Codec) throws(FormatError) -> StorageSize {
    let dense = try rounding.storage(of: shape, in: format)
    return pruning.map { $0.pattern.storage(of: shape, dense: dense, in: format) } ?? dense
  }

  package func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    let pruned = try pruning?.prune(layer)
    try layer.work.checkCancellation()
    let mask = pruned?.mask ?? layer.mask
    let rest = layer.with(weights: pruned?.weights ?? layer.weights, mask: mask)
    var result = try round(rest, to: format).masked(by: mask)
    for stage in refining {
      try layer.work.checkCancellation()
      let target = layer.with(weights: layer.weights, mask: mask)
      result = try stage.refine(result, of: target, to: format).masked(by: mask)
    }
    return result
  }

  /// Rounds a layer whose columns are scaled, and takes the scales out again.
  private func round(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    guard let last = scaling.last else { return try rounding.quantize(layer, to: format) }
    var scaled = layer
    var scales = [Float](repeating: 1, count: layer.shape.columns)
    for stage in scaling {
      let factors = try stage.columnScales(of: scaled, for: format)
      scaled = scaled.scalingColumns(by: factors)
      for column in scales.indices { scales[column] *= factors[column] }
    }
    let quantized = try rounding.quantize(scaled, to: format)
    let activations = try quantized.activations ?? last.roundedActivations(of: scaled)
    return QuantizedLayer(
      quantized.encoded.dividingColumns(by: scales),
      activations: activations.map { multiplied($0, by: scales) },
      grid: quantized.grid.map { $0.with(columnScales: scales) }, notes: quantized.notes)
  }
}

extension CalibrationNeed {
  /// The need that covers both.
  func including(_ other: CalibrationNeed) -> CalibrationNeed {
    let ascending: [CalibrationNeed] = [.none, .columnSecondMoments, .columnRanges, .tokens, .hessian]
    return ascending.last { $0 == self || $0 == other } ?? .none
  }
}
