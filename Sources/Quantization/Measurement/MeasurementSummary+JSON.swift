import FoundationEssentials

extension ErrorInterval: Encodable {
  private enum CodingKeys: String, CodingKey { case low, likely, high }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(low?.ifFinite, forKey: .low)
    try container.encode(likely.ifFinite, forKey: .likely)
    try container.encode(high?.ifFinite, forKey: .high)
  }
}

extension MeasurementSummary: Encodable {
  private enum CodingKeys: String, CodingKey {
    case source, synthetic, storedAs, calibration, calibrationSynthetic, seed, precision, partial, recordedCount
    case notFiniteCount, seen, leftOut, schemes, skipped
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(source, forKey: .source)
    try container.encode(isSynthetic, forKey: .synthetic)
    try container.encode(storedAs, forKey: .storedAs)
    try container.encode(calibration, forKey: .calibration)
    try container.encode(isCalibrationSynthetic, forKey: .calibrationSynthetic)
    try container.encode(seed, forKey: .seed)
    try container.encode(precision, forKey: .precision)
    try container.encode(isPartial, forKey: .partial)
    try container.encode(recordedCount, forKey: .recordedCount)
    try container.encode(notFiniteCount, forKey: .notFiniteCount)
    try container.encode(seen, forKey: .seen)
    try container.encode(leftOut, forKey: .leftOut)
    try container.encode(schemes, forKey: .schemes)
    try container.encode(skipped, forKey: .skipped)
  }
}

extension MeasurementSummary.Scheme: Encodable {
  private enum CodingKeys: String, CodingKey {
    case scheme, method, calibration, bitsPerWeight, relativeSquaredError, relativeError, outputRelativeError
    case tensorsMeasured, tensorsRounded, tensorsInPopulation, strata
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scheme, forKey: .scheme)
    try container.encode(method, forKey: .method)
    try container.encode(calibration, forKey: .calibration)
    try container.encode(bitsPerWeight, forKey: .bitsPerWeight)
    try container.encode(relativeSquaredError, forKey: .relativeSquaredError)
    try container.encode(relativeSquaredError?.squareRoot, forKey: .relativeError)
    try container.encode(outputRelativeSquaredError?.squareRoot, forKey: .outputRelativeError)
    try container.encode(tensorsMeasured, forKey: .tensorsMeasured)
    try container.encode(tensorsRounded, forKey: .tensorsRounded)
    try container.encode(tensorsInPopulation, forKey: .tensorsInPopulation)
    try container.encode(strata, forKey: .strata)
  }
}

extension MeasurementSummary.Stratum: Encodable {
  private enum CodingKeys: String, CodingKey {
    case tensorClass, depth, parameterShare, tensorsMeasured, tensorsInPopulation, relativeSquaredError
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tensorClass, forKey: .tensorClass)
    try container.encode(depth, forKey: .depth)
    try container.encode(parameterShare, forKey: .parameterShare)
    try container.encode(tensorsMeasured, forKey: .tensorsMeasured)
    try container.encode(tensorsInPopulation, forKey: .tensorsInPopulation)
    try container.encode(relativeSquaredError, forKey: .relativeSquaredError)
  }
}

extension SamplingPlan.Stratum: Encodable {
  private enum CodingKeys: String, CodingKey { case tensorClass, depth }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tensorClass, forKey: .tensorClass)
    try container.encode(depth, forKey: .depth)
  }
}
