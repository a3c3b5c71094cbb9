import Domain
import Quantities

extension ModelProfile {
  /// Bytes of a release's files: all that serving loads, and the layers that predict further tokens, which it leaves out.
  package func releaseBytes(in scheme: Scheme) -> Double {
    let meant = scheme.meant(for: model.family, isMixture: mixtureLayers > 0)
    let further = architecture.tensors.filter { $0.tensorClass == .multiTokenPrediction }
    let bits = further.reduce(0.0) { sum, group in
      meant.allotments(for: group.tensorClass, in: traits(of: group)).reduce(sum) {
        $0 + $1.share * Double(group.count) * $1.format.bits(rows: group.rows, columns: group.columns)
      }
    }
    return Double(StoredWeights(self, scheme: scheme).bytes.bytes) + bits / 8
  }
}
