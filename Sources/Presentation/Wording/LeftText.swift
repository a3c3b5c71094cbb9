import Domain
import Quantities

extension Assumption.Left: Worded {
  /// "llama.cpp leaves 12 of 32 layers, 3.2 GiB a replica, in the host's memory, which must have that room; …"
  package var words: String {
    "\(engine) leaves \(subject), \(NumberText.bytes(bytes)) a replica, in the host's memory, which must have that room; "
      + (computesOnHost
        ? "its processor computes with them, with \(NumberText.rate(rate)) of a usual host's memory."
        : "the accelerator reads them over its bus, \(NumberText.rate(rate)).")
  }

  private var subject: String {
    switch what {
    case .layers(let count): "\(min(count, layers)) of \(NumberText.counted(layers, "layer"))"
    case .experts: "all routed experts"
    }
  }
}
