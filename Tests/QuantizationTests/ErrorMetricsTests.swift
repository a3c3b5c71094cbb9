import Quantization
import Testing

@Suite("Error metrics")
struct ErrorMetricsTests {
  @Test("By hand: W = (3, 4), Ŵ = (3, 3)")
  func byHand() throws {
    let metrics = ErrorMetrics(ErrorSums(weights: [3, 4], dequantized: [3, 3]))
    #expect(metrics.relativeSquaredError == 1.0 / 25)
    #expect(metrics.relativeError == 0.2)
    #expect(metrics.meanSquaredError == 0.5)
    #expect(metrics.rootMeanSquare == 0.5.squareRoot())
    #expect(metrics.maximumAbsoluteError == 1)
    let decibels = try #require(metrics.signalToNoiseDecibels)
    #expect(abs(decibels - 13.979400086720377) < 1e-12)
    let cosine = try #require(metrics.cosineSimilarity)
    #expect(abs(cosine - 21 / (5 * 18.0.squareRoot())) < 1e-12)
  }

  @Test("Magnitudes at both ends of single precision keep their error")
  func extremes() throws {
    for scale in [Float(1e-38), 1e-30, 1, 1e30, 1e38] {
      let weights = (0..<100).map { Float($0 % 7 - 3) * scale }
      let metrics = ErrorMetrics(ErrorSums(weights: weights, dequantized: weights.map { $0 * 0.5 }))
      let error = try #require(metrics.relativeSquaredError)
      #expect(abs(error - 0.25) < 1e-6, "\(scale)")
    }
  }

  @Test("Zeros that become something have no relative error")
  func fromZero() {
    let metrics = ErrorMetrics(ErrorSums(weights: [0, 0], dequantized: [1, 0]))
    #expect(metrics.relativeSquaredError == nil && metrics.cosineSimilarity == nil)
    #expect(metrics.meanSquaredError == 0.5)
  }

  @Test("An exact copy: no error, cosine 1, infinite signal to noise")
  func exact() {
    let metrics = ErrorMetrics(ErrorSums(weights: [1, -2, 3], dequantized: [1, -2, 3]))
    #expect(metrics.relativeSquaredError == 0 && metrics.cosineSimilarity == 1)
    #expect(metrics.signalToNoiseDecibels == .infinity)
  }
}
