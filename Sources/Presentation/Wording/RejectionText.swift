import Domain
import Quantities

extension Rejection.Reason: Worded {
  /// "40 query heads don't divide by 3": no full stop, since it stands in lists and sentences.
  package var words: String {
    switch self {
    case .otherVendor(let engine, let vendor): "\(engine) does not run on \(vendor) accelerators"
    case .schemeNotLoaded(let engine, let version, let scheme, let isStrangerToMixes):
      "\(engine) \(version) does not load \(scheme)"
        + (isStrangerToMixes ? ", nor is it known to mix weight formats in one model" : "")
    case .noTensorParallel(let engine): "\(engine) has no tensor parallel"
    case .noPipelineParallel(let engine): "\(engine) has no pipeline parallel"
    case .noExpertParallel(let engine): "\(engine) has no expert parallel"
    case .noCacheFormat(let engine, let format): "\(engine) has no \(format.rawValue) KV cache"
    case .noSpeculation(let engine, let method): "\(engine) is not known to draft tokens \(method.manner)"
    case .noOffload(let engine, .experts): "\(engine) is not known to leave experts in the host's memory"
    case .noOffload(let engine, .layers): "\(engine) is not known to leave layers in the host's memory"
    case .noOffload(let engine, .cache): "\(engine) is not known to leave the KV cache in the host's memory"
    case .noCache: "it keeps no KV cache"
    case .nothingFoundAgain(let engine):
      "\(engine) keeps in the host's memory only what a later request finds again, and none does: --prefix-hit says how "
        + "much of a prompt"
    case .hostMemoryIsIts(let accelerator):
      "\(accelerator) shares the host's memory, so nothing is won by leaving anything there"
    case .fusedFormatsDiffer(let engine, let classes, let one, let other):
      "\(engine) runs \(classes.label) as one, so they can't have " + [one.words, other.words].enumeration
    case .noKernel(let accelerator, let kernel): "\(accelerator) has no \(kernel.rawValue) kernel"
    case .capability(let capability): capability.words
    case .noKernels(let accelerator, let kernel, let fallback):
      "\(accelerator) has neither \(kernel.rawValue) nor \(fallback.rawValue) kernels"
    case .noKernelForSome(let accelerator, let kernel):
      "\(accelerator) has no \(kernel.rawValue) kernel, which some of the tensors need"
    case .noCacheKernel(let accelerator, let format):
      "\(accelerator) has no \(format.rawValue.uppercased()) KV cache kernel"
    case .otherModels(let engine, let kind): "\(engine) does not run \(kind.plural)"
    case .noExperts: "it has no experts to spread"
    case .nothingToShare(let groups):
      "\(NumberText.counted(groups, "data-parallel group")) would share experts, and it has none: replicas are meant"
    case .beyondNode(let ranks, let accelerators): "tensor parallel \(ranks) would leave the node of \(accelerators)"
    case .tooFewLayers(let layers, let stages):
      "\(NumberText.counted(layers, "layer")) can't fill \(NumberText.counted(stages, "stage"))"
    case .indivisible(let part, let ranks): "\(part.words) don't divide by \(ranks)"
    case .groupsCut(let size, let slice, let ranks):
      "groups of \(size) don't divide the \(NumberText.grouped(slice))-wide slices of tensor parallel \(ranks)"
    case .blocksCut(let size, let slice, let ranks):
      "blocks of \(size) don't divide the \(NumberText.grouped(slice))-wide slices of tensor parallel \(ranks)"
    case .nothingCovered(let scheme): "\(scheme) quantizes none of its tensors"
    case .groupsUnfilled(let size, let width, let share):
      "groups of \(size) don't divide inputs \(NumberText.grouped(width)) wide: \(NumberText.percent(share, 0)) of what it "
        + "quantizes would stay at 16 bits"
    case .licence(let licence?, let wanted): "its licence is \(licence), and \(wanted) was asked for"
    case .licence(nil, let wanted): "nobody has told its licence, and \(wanted) was asked for"
    case .hostMemoryShort(let bytes, let has):
      "\(NumberText.bytes(bytes)) would be left in the host's memory, which has \(NumberText.bytes(has))"
    case .standsAlone(let accelerator): "nothing joins one \(accelerator) to another, so each replica is one of them"
    case .unequalCards(let engine):
      "\(engine) shares a model equally among its accelerators, and these cards are unequal"
    case .unequalSplit(let accelerators):
      "unequal cards hold a model's layers together: pipeline parallel \(accelerators) and nothing else"
    case .nothingFits(let accelerators): "no valid layout up to \(NumberText.counted(accelerators, "accelerator")) fits"
    }
  }
}

extension ServedKind {
  fileprivate var plural: String {
    switch self {
    case .decoder: "decoders"
    case .encoder: "encoders"
    case .encoderDecoder: "models of an encoder and a decoder"
    case .denoiser: "models that make images from noise"
    case .pictureEncoder: "models that look at pictures alone"
    case .speech: "models that hear speech"
    }
  }
}

extension Speculation.Method {
  fileprivate var manner: String {
    switch self {
    case .draft: "with another model"
    case .multiTokenPrediction: "with a model's own layers"
    case .ngram: "from n-grams"
    }
  }
}

extension Rejection.Reason.Part {
  fileprivate var words: String {
    switch self {
    case .queryHeads(let heads): NumberText.counted(heads, "query head")
    case .recurrentHeads(let heads): NumberText.counted(heads, "recurrent head")
    case .keyValueHeads(let heads): NumberText.counted(heads, "KV head")
    case .feedForwardWidth(let width): "feed-forward layers \(NumberText.grouped(width)) wide"
    case .expertWidth(let width): "experts \(NumberText.grouped(width)) wide"
    }
  }
}

extension Rejection.Reason.StoredClass {
  fileprivate var words: String { "\([tensorClass].label) at \(formats.enumeration)" }
}
