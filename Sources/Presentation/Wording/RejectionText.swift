import Domain

extension Rejection.Reason: Worded {
  /// "40 query heads don't divide by 3": no full stop, since it stands in lists and sentences; the longer ones stand by
  /// topic in files beside this.
  package var words: String {
    switch self {
    case .otherVendor(let engine, let vendor): "\(engine) does not run on \(vendor) accelerators"
    case .schemeNotLoaded(let engine, let version, let scheme, let isStranger):
      Self.notLoaded(engine, version, scheme, isStrangerToMixes: isStranger)
    case .noTensorParallel(let engine): "\(engine) has no tensor parallel"
    case .noPipelineParallel(let engine): "\(engine) has no pipeline parallel"
    case .noExpertParallel(let engine): "\(engine) has no expert parallel"
    case .noCacheFormat(let engine, let format): "\(engine) has no \(format.rawValue) KV cache"
    case .noSpeculation(let engine, let method): "\(engine) is not known to draft tokens \(method.manner)"
    case .noOffload(let engine, let offload): Self.noOffload(engine, offload)
    case .noCache: "it keeps no KV cache"
    case .nothingFoundAgain(let engine): Self.nothingFoundAgain(engine)
    case .hostMemoryIsIts(let accelerator): Self.sharedMemory(accelerator)
    case .fusedFormatsDiffer(let engine, let classes, let one, let other): Self.fused(engine, classes, one, other)
    case .noKernel(let accelerator, let kernel): "\(accelerator) has no \(kernel.rawValue) kernel"
    case .capability(let capability): capability.words
    case .noKernels(let accelerator, let kernel, let fallback): Self.noKernels(accelerator, kernel, fallback)
    case .noKernelForSome(let accelerator, let kernel): Self.noKernelForSome(accelerator, kernel)
    case .noCacheKernel(let accelerator, let format): Self.noCacheKernel(accelerator, format)
    case .otherModels(let engine, let kind): "\(engine) does not run \(kind.plural)"
    case .noExperts: "it has no experts to spread"
    case .nothingToShare(let groups): Self.nothingToShare(groups)
    case .beyondNode(let ranks, let node): "tensor parallel \(ranks) would leave the node of \(node)"
    case .tooFewLayers(let layers, let stages): Self.tooFewLayers(layers, stages)
    case .indivisible(let part, let ranks): "\(part.words) don't divide by \(ranks)"
    case .groupsCut(let size, let slice, let ranks): Self.cut("groups", size, slice, ranks)
    case .blocksCut(let size, let slice, let ranks): Self.cut("blocks", size, slice, ranks)
    case .nothingCovered(let scheme): "\(scheme) quantizes none of its tensors"
    case .groupsUnfilled(let size, let width, let share): Self.unfilled(size, width, share)
    case .licence(let licence, let wanted): Self.licence(licence, wanted)
    case .hostMemoryShort(let bytes, let has): Self.hostMemoryShort(bytes, has)
    case .standsAlone(let accelerator): Self.standsAlone(accelerator)
    case .unequalCards(let engine): Self.unequalCards(engine)
    case .unequalSplit(let accelerators): Self.unequalSplit(accelerators)
    case .nothingFits(let accelerators): Self.nothingFits(accelerators)
    }
  }
}
