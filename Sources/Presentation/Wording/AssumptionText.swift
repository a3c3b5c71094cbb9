import Domain
import Quantities

extension Assumption: Worded {
  /// A sentence with its full stop.
  package var words: String {
    switch self {
    case .load(let load): load.words
    case .trace(let trace): trace.words
    case .lengths(let input, let output): Self.lengths(input, output)
    case .images(let images): images.words
    case .unknownImages(let model):
      "How many tokens an image becomes in \(model) is not known: images are not counted."
    case .denoising(let image): image.words
    case .prefix(let prefix): prefix.words
    case .sequenceLimit(let engine, let sequences, let usual):
      "\(engine) is told to run at most \(NumberText.counted(sequences, "sequence")) at once, "
        + "not its default of \(NumberText.grouped(usual)), which would reserve more for logits."
    case .storedCheckpoint(let stored): stored.keptWords
    case .requantized(let stored): stored.requantizedWords
    case .modelFile(let origin): origin.words
    case .quantizedCheckpoint(let peak, let fits):
      "A checkpoint already in this scheme; quantizing while loading would peak at \(NumberText.bytes(peak)) a GPU"
        + (fits ? "." : ", which does not fit.")
    case .windows(let windows): windows.words
    case .engine(let engine):
      "\(engine.name) \(engine.version), filling \(NumberText.percent(engine.utilization, 0)) of the memory "
        + "(catalog entry `\(engine.id)` tells how its constants were found)."
    case .passedOver(let passed): passed.words
    case .borrowedFigures(let engine, let lender, let figures):
      "\(engine) is taken to have the \(figures.map(\.rawValue).enumeration) of \(lender): none of its own are known here."
    case .keptWide(let size, let kept):
      "Groups of \(size) don't divide the inputs of \(kept.map(\.words).enumeration), which stay at 16 bits."
    case .flags(let engine, let flags, let tokens, let usual):
      "\(engine) is told \(flags)" + Self.room(tokens, usual: usual) + "."
    case .nominalMemory(let accelerator, let basis):
      "Memory of \(accelerator) is \(basis.rawValue), not as a driver reports it."
    case .network(let hosts, let name, let rate):
      "A replica spans \(NumberText.counted(hosts, "host")), joined by \(name ?? "10 Gb/s Ethernet, as no network is known for them"): "
        + "\(NumberText.rate(rate)) each way."
    case .price(.unknown(let unpriced)): "Cost unknown: \(unpriced.words)."
    case .price(let basis): "Price: \(basis.words)."
    case .leftOut(let schemes): Self.leftOut(schemes)
    case .notSimulated:
      "Not simulated, though asked for: what comes is more than is served, or than can be simulated."
    case .largestFleet(let count):
      "Fleets of more than \(NumberText.counted(count, "accelerator")) were not weighed: --count asks for more."
    case .offload(let left): left.words
    case .nothingShared: "No prefix caching, speculative decoding or adapters."
    case .nothingElseShared: "No speculative decoding or adapters."
    case .adapters(let count, let rank):
      "\(NumberText.counted(count, "LoRA adapter")) of rank \(rank) on all linear layers in memory; their reads and "
        + "arithmetic are in no speed. No speculative decoding."
    case .speculation(let drafts): drafts.words
    case .training(let share, let student):
      "Training reaches \(IntervalText.percent(share)) of the peak; a student has "
        + "\(NumberText.percent(student)) of its teacher's parameters."
    case .day(let peak, let idle):
      "A day is a power of a raised cosine with \(NumberText.significant(peak)) times the mean in its busiest hour; an "
        + "idle accelerator draws \(NumberText.percent(idle, 0)) of its board power."
    case .coldStart(let disk, let engine):
      "A local disk reads \(IntervalText.rate(disk.map { $0 / 1e9 }, unit: "GB/s")); an engine starts in "
        + "\(IntervalText.seconds(engine))."
    }
  }
}

extension Assumption {
  /// ": the cache of each replica has room for 4,096 tokens, for 1,024 by the engine's defaults"; nothing of models that
  /// keep none.
  fileprivate static func room(_ tokens: Int, usual: Int) -> String {
    guard tokens > 0 || usual > 0 else { return "" }
    let less =
      usual > 0 ? ", for \(NumberText.grouped(usual)) by the engine's defaults" : ", which its defaults don't leave"
    return ": the cache of each replica has room for \(NumberText.counted(tokens, "token"))"
      + (tokens == usual ? "" : less)
  }

  /// "Lengths are log-normal: 95 % of the prompts have at most 8,000 tokens, of the answers 1,500."
  fileprivate static func lengths(_ input: Int?, _ output: Int?) -> String {
    let limits = [input.map { ("prompts", $0) }, output.map { ("answers", $0) }].compactMap(\.self)
      .map { what, tokens in "95 % of the \(what) have at most \(NumberText.counted(tokens, "token"))" }
    return "Lengths are log-normal: \(limits.joined(separator: ", "))."
  }

  /// "Left out unless asked for: q2_k (loses too much); nvfp4 (no native kernel)."
  fileprivate static func leftOut(_ schemes: [LeftOut]) -> String {
    let groups = LeftOut.Objection.allCases.compactMap { objection -> String? in
      let names = schemes.filter { $0.objection == objection }.map(\.scheme)
      return names.isEmpty ? nil : "\(names.joined(separator: ", ")) (\(objection.words))"
    }
    return "Left out unless asked for with --scheme: \(groups.joined(separator: "; "))."
  }
}

extension Assumption.LeftOut.Objection: Worded {
  package var words: String {
    switch self {
    case .requantized: "the checkpoint is quantized already"
    case .wider: "another unquantized format than this hardware's"
    case .retraining: "must be retrained"
    case .noNativeKernel: "no native kernel here"
    case .unknownLoss: "nothing is known of its loss"
    case .overLimit: "not known to keep the accuracy asked for"
    case .tooMuchLoss:
      "perplexity over +10 % or accuracy under 95 %"
    }
  }
}

extension Assumption.Load: Worded {
  package var words: String {
    "Load: \(NumberText.counted(concurrency, "sequence")) of up to \(NumberText.counted(contextTokens, "token")), "
      + "\(NumberText.grouped(inputTokens)) in and \(NumberText.grouped(outputTokens)) out on average "
      + "(workload \(workload))."
  }
}

extension Assumption.Recorded: Worded {
  package var words: String {
    "Trace \(file): \(NumberText.counted(requests, "request")) within \(NumberText.seconds(seconds)), gaps varying "
      + "\(NumberText.significant(gapVariation)) times their mean (1 at random), at most "
      + "\(NumberText.counted(longestTokens, "token")) with the answer."
  }
}

extension Assumption.Denoised: Worded {
  package var words: String {
    "An image of \(NumberText.grouped(size.width)) × \(NumberText.grouped(size.height)) pixels takes "
      + NumberText.counted(steps, "step") + (passesPerStep > 1 ? " of \(NumberText.grouped(passesPerStep)) passes" : "")
      + "; text encoders and image decoder are in memory, their time and activations are not counted."
  }
}

extension Assumption.Images: Worded {
  package var words: String {
    "\(NumberText.counted(count, "image")) a request: \(NumberText.grouped(size.width)) × "
      + "\(NumberText.grouped(size.height)) pixels are \(NumberText.counted(tokensPerImage, "token"))"
      + (count > 1 ? " each." : ".")
  }
}

extension Assumption.Prefix: Worded {
  package var words: String {
    let found =
      "\(NumberText.counted(tokens, "token")) of each prompt (\(NumberText.percent(share, 0))) "
      + "are found in \(engine)'s prefix cache"
    return switch (scope, isStoredOnce) {
    case (.conversation, _):
      "\(found), as the conversation's history; what that cache holds between requests is not counted."
    case (.everyone, true): "\(found), which holds them once on each replica."
    case (.everyone, false): "\(found), of which each slot has its own."
    }
  }
}

extension Assumption.Windows: Worded {
  package var words: String {
    "\(engine) \(dropsTokens ? "drops" : "keeps") tokens out of local layers' reach: the cache is "
      + "\(NumberText.bytes(windowedBytes)) with windows, \(NumberText.bytes(fullBytes)) with all layers full."
  }
}
