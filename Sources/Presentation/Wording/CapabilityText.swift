import Domain
import Quantities

extension Rejection.Reason.Capability: Worded {
  /// "vLLM 0.33.0 needs compute capability 7.5 or later for AWQ INT4, and Tesla V100 has 7.0".
  package var words: String {
    let subject = "\(engine) \(version)"
    let purpose = scheme.map { " for \($0)" } ?? ""
    let has = found.map { ", and \(accelerator) has \(NumberText.fixed($0, 1))" } ?? ""
    switch (least, below) {
    case (let least?, nil):
      return "\(subject) needs compute capability \(NumberText.fixed(least, 1)) or later\(purpose)\(has)"
    case (nil, let below?):
      return "\(subject) needs compute capability below \(NumberText.fixed(below, 1))\(purpose)\(has)"
    default: return "\(subject) does not run \(scheme.map { "\($0) " } ?? "")on \(accelerator)"
    }
  }
}
