import Domain
import Quantities

/// Parameters times bytes, the sum that people do in their heads.
package enum HeadlineText {
  /// "109B × 2 bytes = 217 GB; at 4 bits 54 GB".
  package static func sentence(_ headline: Headline) -> String {
    let bytesPerParameter = Double(headline.unquantizedBytes.bytes) / Double(max(headline.parameters, 1))
    let unquantized =
      "\(NumberText.parameters(headline.parameters)) × \(NumberText.bits(bytesPerParameter)) bytes"
      + " = \(NumberText.gigabytes(headline.unquantizedBytes))"
    guard headline.schemeBytes != headline.unquantizedBytes else { return unquantized }
    return unquantized
      + "; at \(NumberText.bits(headline.nominalBits)) bits \(NumberText.gigabytes(headline.schemeBytes))"
  }

  /// "109B parameters, 17B active per token".
  package static func parameters(_ headline: Headline) -> String {
    let all = NumberText.parameters(headline.parameters) + " parameters"
    guard headline.activeParametersPerToken < headline.parameters else { return all }
    return all + ", \(NumberText.parameters(headline.activeParametersPerToken)) active per token"
  }
}
