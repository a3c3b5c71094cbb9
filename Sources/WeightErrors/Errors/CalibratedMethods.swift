import Domain
import Quantization

/// The methods that checkpoints of a scheme are made with, whose aim is outputs: they err more in weights than rounding
/// does, and less in what comes of them.
package enum CalibratedMethods {
  /// By id, the usual one first; none where weights are only rounded, or trained.
  package static func of(_ scheme: Scheme) -> [String] {
    guard scheme.calibration == .activations, scheme.kind != .sparse else { return [] }
    if let own = MethodCatalog.method(named: scheme.catalogID) { return [own.id] }
    let compensating = GPTQ.Variant.allCases.map { GPTQ($0).id }
    guard scheme.kind == .weightAndActivation else { return compensating }
    return compensating.map { "smoothquant+\($0)" } + SmoothQuant.all.map(\.id) + compensating
  }
}
