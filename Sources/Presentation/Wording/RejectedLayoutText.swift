import Domain
import Quantities

/// What an accelerator can't run or share.
extension Rejection.Reason {
  static func sharedMemory(_ accelerator: String) -> String {
    "\(accelerator) shares the host's memory, so nothing is won by leaving anything there"
  }

  static func noKernels(_ accelerator: String, _ kernel: Kernel, _ fallback: Kernel) -> String {
    "\(accelerator) has neither \(kernel.rawValue) nor \(fallback.rawValue) kernels"
  }

  static func noKernelForSome(_ accelerator: String, _ kernel: Kernel) -> String {
    "\(accelerator) has no \(kernel.rawValue) kernel, which some of the tensors need"
  }

  static func noCacheKernel(_ accelerator: String, _ format: KeyValueCacheFormat) -> String {
    "\(accelerator) has no \(format.rawValue.uppercased()) KV cache kernel"
  }

  static func hostMemoryShort(_ bytes: ByteCount, _ has: ByteCount) -> String {
    "\(NumberText.bytes(bytes)) would be left in the host's memory, which has \(NumberText.bytes(has))"
  }

  static func standsAlone(_ accelerator: String) -> String {
    "nothing joins one \(accelerator) to another, so each replica is one of them"
  }
}

/// How a model can't be cut.
extension Rejection.Reason {
  static func nothingToShare(_ groups: Int) -> String {
    "\(NumberText.counted(groups, "data-parallel group")) would share experts, and it has none: replicas are meant"
  }

  static func tooFewLayers(_ layers: Int, _ stages: Int) -> String {
    "\(NumberText.counted(layers, "layer")) can't fill \(NumberText.counted(stages, "stage"))"
  }

  static func cut(_ blocks: String, _ size: Int, _ slice: Int, _ ranks: Int) -> String {
    ranks == 1
      ? "\(blocks) of \(size) don't divide the width of \(NumberText.grouped(slice)) where gate and up are one matrix"
      : "\(blocks) of \(size) don't divide the \(NumberText.grouped(slice))-wide slices of tensor parallel \(ranks)"
  }

  static func unfilled(_ size: Int, _ width: Int, _ share: Double) -> String {
    "groups of \(size) don't divide inputs \(NumberText.grouped(width)) wide: \(NumberText.percent(share, 0)) of what it "
      + "quantizes would stay at 16 bits"
  }

  static func unequalSplit(_ accelerators: Int) -> String {
    "unequal cards hold a model's layers together: pipeline parallel \(accelerators) and nothing else"
  }

  static func nothingFits(_ accelerators: Int) -> String {
    "no valid layout up to \(NumberText.counted(accelerators, "accelerator")) fits"
  }

  static func licence(_ licence: String?, _ wanted: String) -> String {
    "\(licence.map { "its licence is \($0)" } ?? "nobody has told its licence"), and \(wanted) was asked for"
  }
}

extension Rejection.Reason.Part {
  var words: String {
    switch self {
    case .queryHeads(let heads): NumberText.counted(heads, "query head")
    case .recurrentHeads(let heads): NumberText.counted(heads, "recurrent head")
    case .keyValueHeads(let heads): NumberText.counted(heads, "KV head")
    case .feedForwardWidth(let width): "feed-forward layers \(NumberText.grouped(width)) wide"
    case .expertWidth(let width): "experts \(NumberText.grouped(width)) wide"
    }
  }
}
