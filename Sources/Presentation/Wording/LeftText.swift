import Domain
import Quantities

extension Assumption.Left: Worded {
  /// "llama.cpp leaves 12 of 32 layers, 3.2 GiB a replica, in the host's memory, which must have that room; …"
  package var words: String {
    "\(engine) leaves \(subject), \(NumberText.bytes(bytes)) a replica, in the host's memory, which must have that room; "
      + (computesOnHost
        ? "its processor computes with \(object), with \(NumberText.rate(rate)) of a usual host's memory."
        : "the accelerator reads \(object) over its bus, \(NumberText.rate(rate)).")
  }

  private var subject: String {
    switch what {
    case .layers(let count): "\(min(count, layers)) of \(NumberText.counted(layers, "layer"))"
    case .experts: "all routed experts"
    case .cache: computesOnHost ? "the KV cache" : "what later requests find again of the KV cache"
    }
  }

  private var object: String { what == .cache ? "it" : "them" }
}
