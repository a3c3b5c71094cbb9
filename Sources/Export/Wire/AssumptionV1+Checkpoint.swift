import Domain

/// What is known of the model's file and of its schemes.
extension AssumptionV1 {
  mutating func set(_ stored: Assumption.StoredCheckpoint) {
    (scheme, checkpointFormat, file, wideClasses) = (stored.scheme, stored.label, stored.file, stored.wide)
    (keyValueCache, takesCache) = (stored.keyValueCache, stored.keyValueCache.map { _ in stored.takesCache })
  }

  mutating func set(_ origin: ModelOrigin) {
    (file, tensors, unknownType) = (origin.path, origin.tensors, origin.unknownType)
    (assumedKeys, uncounted, isTypical) = (origin.assumed, origin.uncounted, origin.isTypical ? true : nil)
  }
}

extension AssumptionV1 {
  var ofCheckpoint: Assumption? {
    switch code {
    case "storedCheckpoint": storedCheckpoint.map { .storedCheckpoint($0) }
    case "requantized": storedCheckpoint.map { .requantized($0) }
    case "modelFile": modelFile.map { .modelFile($0) }
    case "quantizedCheckpoint":
      if let peakBytes, let fits { .quantizedCheckpoint(peakBytes: peakBytes, fits: fits) } else { nil }
    case "keptWide": if let groupSize, let kept { .keptWide(groupSize: groupSize, kept.map(\.kept)) } else { nil }
    case "leftOut": leftOut.map { .leftOut($0.map { .init(scheme: $0.scheme, objection: $0.objection) }) }
    default: nil
    }
  }

  private var storedCheckpoint: Assumption.StoredCheckpoint? {
    guard let scheme, let checkpointFormat, let file, let wideClasses else { return nil }
    return Assumption.StoredCheckpoint(
      scheme: scheme, label: checkpointFormat, file: file, wide: wideClasses, keyValueCache: keyValueCache,
      takesCache: takesCache ?? false)
  }

  private var modelFile: ModelOrigin? {
    guard let file, let assumedKeys, let uncounted else { return nil }
    var origin = ModelOrigin(
      path: file, tensors: tensors, assumed: assumedKeys, unknownType: unknownType, uncounted: uncounted)
    origin.isTypical = isTypical == true
    return origin
  }
}
