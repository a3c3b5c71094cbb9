extension RecurrentMixer {
  /// Weights of one layer, divided by heads or channels; what is fused in checkpoints is listed apart.
  func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    switch self {
    case .mamba1(let mixer): mixer.tensors(hiddenSize: hidden)
    case .mamba2(let mixer): mixer.tensors(hiddenSize: hidden)
    case .gatedDeltaNet(let mixer): mixer.tensors(hiddenSize: hidden)
    case .lightning(let mixer): mixer.tensors(hiddenSize: hidden)
    case .kimiDelta(let mixer): mixer.tensors(hiddenSize: hidden)
    }
  }
}

/// A large projection of a recurrent mixer.
private func projection(_ rows: Int, _ columns: Int, _ split: TensorSplit = .replicated) -> TensorGroup {
  TensorGroup(.recurrentProjection, rows: rows, columns: columns, split: split)
}

/// What leads out of a recurrent mixer.
private func output(_ rows: Int, _ columns: Int, _ split: TensorSplit) -> TensorGroup {
  TensorGroup(.recurrentProjection, rows: rows, columns: columns, split: split, isOutput: true)
}

/// Convolution, decay or step parameters of a recurrent mixer.
private func stateWeights(_ rows: Int, _ columns: Int, _ split: TensorSplit = .replicated) -> TensorGroup {
  TensorGroup(.recurrentState, rows: rows, columns: columns, split: split)
}

extension Mamba1 {
  fileprivate func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let channels = TensorSplit.units(innerSize)
    let selections = stepRank + 2 * stateSize
    return [
      projection(innerSize, hidden, channels),  // input
      projection(innerSize, hidden, channels),  // gate
      projection(selections, innerSize, channels),  // step and selections
      projection(innerSize, stepRank, channels),  // step
      output(hidden, innerSize, channels),
      stateWeights(innerSize, convolutionWidth, channels),
      stateWeights(innerSize, stateSize, channels),  // decay
      .vector(innerSize, split: channels),  // convolution's bias
      .vector(innerSize, split: channels),  // step's bias
      .vector(innerSize, split: channels),  // skip
      .vector(hasSelectionNorms ? selections : 0),
    ]
  }
}

extension Mamba2 {
  fileprivate func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let byHead = TensorSplit.units(heads)
    let byGroup = TensorSplit.keyValueHeads(groups)
    let selections = groups * stateSize
    return [
      projection(innerSize, hidden, byHead),  // input
      projection(innerSize, hidden, byHead),  // gate
      projection(selections, hidden, byGroup),  // input selection
      projection(selections, hidden, byGroup),  // output selection
      projection(heads, hidden, byHead),  // step
      output(hidden, innerSize, byHead),
      stateWeights(innerSize, convolutionWidth, byHead),
      stateWeights(2 * selections, convolutionWidth, byGroup),
      .vector(innerSize, split: byHead),  // convolution's bias
      .vector(2 * selections, split: byGroup),
      .vector(3 * heads, split: byHead),  // decay, step's bias, skip
      .vector(innerSize, split: byHead),  // gated norm
    ]
  }
}

extension GatedDeltaNet {
  fileprivate func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let byKey = TensorSplit.units(keyHeads)
    let byValue = TensorSplit.units(valueHeads)
    return [
      projection(keySize, hidden, byKey),  // queries
      projection(keySize, hidden, byKey),
      projection(valueSize, hidden, byValue),
      projection(valueSize, hidden, byValue),  // gate
      output(hidden, valueSize, byValue),
      stateWeights(2 * valueHeads, hidden, byValue),  // write strength and decay
      stateWeights(2 * keySize, convolutionWidth, byKey),
      stateWeights(valueSize, convolutionWidth, byValue),
      .vector(2 * valueHeads, split: byValue),  // decay and its bias
      .vector(valueHeadDimension),  // norm
    ]
  }
}

extension LightningAttention {
  fileprivate func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let byHead = TensorSplit.units(heads)
    let input = projection(innerSize, hidden, byHead)
    return [input, input, input, input, output(hidden, innerSize, byHead), .vector(innerSize, split: byHead)]
  }
}

extension KimiDeltaAttention {
  fileprivate func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let byHead = TensorSplit.units(heads)
    let input = projection(innerSize, hidden, byHead)
    let narrow = projection(headDimension, hidden)
    let wide = projection(innerSize, headDimension, byHead)
    return [
      input, input, input,  // queries, keys, values
      narrow, wide,  // decay
      narrow, wide,  // output gate
      output(hidden, innerSize, byHead),
      stateWeights(heads, hidden, byHead),  // write strength
      stateWeights(3 * innerSize, convolutionWidth, byHead),
      .vector(heads, split: byHead),
      .vector(innerSize, split: byHead),
      .vector(headDimension),
    ]
  }
}
