import Tensors

/// Block scales stored in eight bits: minus their mean, in blocks of 256 with the dynamic map.
struct DoubleQuantizedScales: Sendable {
  /// What the stored scales decode to.
  let values: [Float]
  private let codes: [UInt8]
  private let outerMaxima: [Float]
  private let mean: Float

  init(_ maxima: [Float]) {
    let length = CodebookCodec.scaleBlockLength
    let mean = maxima.isEmpty ? 0 : CascadeSum.sum(maxima) / Float(maxima.count)
    var values: [Float] = []
    var codes: [UInt8] = []
    var outerMaxima: [Float] = []
    for start in stride(from: 0, to: maxima.count, by: length) {
      let centred = maxima[start..<min(start + length, maxima.count)].map { $0 - mean }
      let largest = centred.reduce(0) { max($0, abs($1)) }
      outerMaxima.append(largest)
      // Infinite where the scales hardly differ, as in the reference; what is decoded then is the mean.
      let reciprocal = 1 / largest
      for value in centred {
        let code = DynamicMap.code(of: value * reciprocal)
        codes.append(code)
        values.append(DynamicMap.values[Int(code)] * largest + mean)
      }
    }
    self.mean = mean
    self.values = values
    self.codes = codes
    self.outerMaxima = outerMaxima
  }

  var fields: [EncodedMatrix.Field] {
    [
      .init(suffix: "scale_codes", elementType: .uint8, shape: [codes.count], bytes: codes),
      .init("scale_maxima", outerMaxima, shape: [outerMaxima.count]), .init("scale_mean", [mean], shape: [1]),
    ]
  }
}
