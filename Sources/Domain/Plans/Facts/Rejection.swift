import Quantities

/// A shape that can't run here, and why.
package struct Rejection: Sendable, Hashable {
  package let deployment: Deployment
  package let reason: Statement<Reason>

  package init(deployment: Deployment, reason: Statement<Reason>) {
    self.deployment = deployment
    self.reason = reason
  }
}

extension Rejection {
  /// What rules a shape out, with the names and numbers that it fails on.
  package enum Reason: Coded {
    /// The engine runs on other vendors' accelerators only.
    case otherVendor(engine: String, vendor: String)
    /// `isStrangerToMixes`: the scheme is a mix, and the engine is not known to load any.
    case schemeNotLoaded(engine: String, version: String, scheme: String, isStrangerToMixes: Bool)
    case noTensorParallel(engine: String)
    case noPipelineParallel(engine: String)
    case noExpertParallel(engine: String)
    case noCacheFormat(engine: String, format: KeyValueCacheFormat)
    /// Classes that the engine runs as one matrix, two of which are stored differently.
    case fusedFormatsDiffer(engine: String, classes: [TensorClass], StoredClass, StoredClass)
    case noKernel(accelerator: String, Kernel)
    /// The engine's release leaves out accelerators of this compute capability.
    case capability(Capability)
    case noKernels(accelerator: String, Kernel, fallback: Kernel)
    /// A kernel that only some of the tensors need.
    case noKernelForSome(accelerator: String, Kernel)
    case noCacheKernel(accelerator: String, format: KeyValueCacheFormat)
    /// The engine runs other kinds of models only.
    case otherModels(engine: String, ServedKind)
    case noExperts
    /// Data-parallel groups share experts, and there are none.
    case nothingToShare(groups: Int)
    case beyondNode(tensorParallel: Int, accelerators: Int)
    case tooFewLayers(layers: Int, stages: Int)
    case indivisible(Part, ranks: Int)
    /// Quantization groups that a slice of a matrix would cut.
    case groupsCut(groupSize: Int, slice: Int, ranks: Int)
    /// Blocks that share a scale, which a slice of a matrix would cut.
    case blocksCut(size: Int, slice: Int, ranks: Int)
    /// The scheme quantizes none of the model's tensors.
    case nothingCovered(scheme: String)
    /// Groups that don't divide the inputs of most of what the scheme covers, by parameters.
    case groupsUnfilled(groupSize: Int, width: Int, share: Double)
    /// The engine doesn't draft tokens this way.
    case noSpeculation(engine: String, method: Speculation.Method)
    /// The engine can't leave that in the host's memory.
    case noOffload(engine: String, Offload)
    /// The model keeps no cache.
    case noCache
    /// The engine leaves only caches there that a later request finds again, and none does.
    case nothingFoundAgain(engine: String)
    /// The host's memory is the accelerator's.
    case hostMemoryIsIts(accelerator: String)
    /// The host has less memory than is to be left there.
    case hostMemoryShort(bytes: ByteCount, of: ByteCount)
    /// Nothing joins the accelerators.
    case standsAlone(accelerator: String)
    /// The engine has no split by layers, which cards of different kinds need.
    case unequalCards(engine: String)
    /// Cards of different kinds hold a model's layers together, each its part.
    case unequalSplit(accelerators: Int)
    /// No valid layout fits on so many accelerators or fewer.
    case nothingFits(accelerators: Int)
    /// The model's licence is none of those asked for; nil where nobody has told it.
    case licence(String?, wanted: String)

    /// What tensor parallel divides.
    package enum Part: Sendable, Hashable {
      case queryHeads(Int)
      case recurrentHeads(Int)
      case keyValueHeads(Int)
      case feedForwardWidth(Int)
      case expertWidth(Int)
    }

    /// A class of tensors and the labels of the formats that its layers are stored in.
    package struct StoredClass: Sendable, Hashable {
      package let tensorClass: TensorClass
      package let formats: [String]

      package init(_ tensorClass: TensorClass, formats: [String]) {
        self.tensorClass = tensorClass
        self.formats = formats
      }
    }
  }
}

extension Rejection.Reason {
  package var code: String {
    switch self {
    case .otherVendor: "otherVendor"
    case .schemeNotLoaded: "schemeNotLoaded"
    case .noTensorParallel: "noTensorParallel"
    case .noPipelineParallel: "noPipelineParallel"
    case .noExpertParallel: "noExpertParallel"
    case .noCacheFormat: "noCacheFormat"
    case .fusedFormatsDiffer: "fusedFormatsDiffer"
    case .noKernel: "noKernel"
    case .capability: "capability"
    case .noKernels: "noKernels"
    case .noKernelForSome: "noKernelForSome"
    case .noCacheKernel: "noCacheKernel"
    case .otherModels: "otherModels"
    case .noExperts: "noExperts"
    case .nothingToShare: "nothingToShare"
    case .beyondNode: "beyondNode"
    case .tooFewLayers: "tooFewLayers"
    case .indivisible: "indivisible"
    case .groupsCut: "groupsCut"
    case .blocksCut: "blocksCut"
    case .groupsUnfilled: "groupsUnfilled"
    case .nothingCovered: "nothingCovered"
    case .noSpeculation: "noSpeculation"
    case .noOffload: "noOffload"
    case .noCache: "noCache"
    case .nothingFoundAgain: "nothingFoundAgain"
    case .hostMemoryIsIts: "hostMemoryIsIts"
    case .hostMemoryShort: "hostMemoryShort"
    case .standsAlone: "standsAlone"
    case .unequalCards: "unequalCards"
    case .unequalSplit: "unequalSplit"
    case .nothingFits: "nothingFits"
    case .licence: "licence"
    }
  }
}
