import Domain
import Presentation
import Quantities

extension AssumptionV1 {
  /// The assumptions of a file: its facts where they say what its sentences say, else the sentences.
  static func statements(_ sentences: [String], facts: [AssumptionV1]) -> [Statement<Assumption>] {
    let known = facts.compactMap(\.assumption)
    let isSame = known.count == sentences.count && zip(known, sentences).allSatisfy { $0.words == $1 }
    return isSame ? known.map { .fact($0) } : sentences.map { .quoted($0) }
  }

  /// Nil for a code that is not known here, and where a key is missing.
  private var assumption: Assumption? {
    switch code {
    case "load": load
    case "trace": trace
    case "lengths": .lengths(inputP95: inputP95, outputP95: outputP95)
    case "images": carriedImages
    case "unknownImages": model.map { .unknownImages(model: $0) }
    case "denoising": denoised
    case "prefix": prefix
    case "sequenceLimit":
      if let engine, let sequences, let usualSequences {
        .sequenceLimit(engine: engine, sequences: sequences, usual: usualSequences)
      } else {
        nil
      }
    case "storedCheckpoint": storedCheckpoint.map { .storedCheckpoint($0) }
    case "requantized": storedCheckpoint.map { .requantized($0) }
    case "modelFile": modelFile.map { .modelFile($0) }
    case "quantizedCheckpoint":
      if let peakBytes, let fits { .quantizedCheckpoint(peakBytes: peakBytes, fits: fits) } else { nil }
    case "windows": windows
    case "engine": release
    case "flags":
      if let engine, let flags, let tokens, let usualTokens {
        .flags(engine: engine, flags, tokens: tokens, usualTokens: usualTokens)
      } else {
        nil
      }
    case "nominalMemory":
      if let accelerator, let memoryBasis { .nominalMemory(accelerator: accelerator, basis: memoryBasis) } else { nil }
    case "network":
      if let hosts, let networkBytesPerSecond {
        .network(hosts: hosts, name: network, rate: ByteRate(networkBytesPerSecond))
      } else {
        nil
      }
    case "unknownPrice": unpriced
    case "price": rent
    case "toldPrice": told
    case "ownedPrice": owned
    case "leftOut":
      leftOut.map { .leftOut($0.map { .init(scheme: $0.scheme, objection: $0.objection) }) }
    case "notSimulated": .notSimulated
    case "largestFleet": accelerators.map { .largestFleet(accelerators: $0) }
    case "nothingShared": .nothingShared
    case "nothingElseShared": .nothingElseShared
    case "adapters": if let adapters, let rank { .adapters(adapters, rank: rank) } else { nil }
    case "speculation": drafts
    case "offload": left
    case "passedOver": passedOver.map { .passedOver($0.passed) }
    case "borrowedFigures":
      if let engine, let borrowedFrom, let borrowedFigures {
        .borrowedFigures(engine: engine, from: borrowedFrom, borrowedFigures)
      } else {
        nil
      }
    case "keptWide": if let groupSize, let kept { .keptWide(groupSize: groupSize, kept.map(\.kept)) } else { nil }
    case "training", "day", "coldStart": life
    default: nil
    }
  }

  private var storedCheckpoint: Assumption.StoredCheckpoint? {
    guard let scheme, let checkpointFormat, let file, let wideClasses else { return nil }
    return Assumption.StoredCheckpoint(scheme: scheme, label: checkpointFormat, file: file, wide: wideClasses)
  }

  private var modelFile: ModelOrigin? {
    guard let file, let assumedKeys, let uncounted else { return nil }
    var origin = ModelOrigin(
      path: file, tensors: tensors, assumed: assumedKeys, unknownType: unknownType, uncounted: uncounted)
    origin.isTypical = isTypical == true
    return origin
  }

  private var load: Assumption? {
    guard let concurrency, let contextTokens, let inputTokens, let outputTokens, let workload else { return nil }
    return .load(
      Assumption.Load(
        concurrency: concurrency, contextTokens: contextTokens, inputTokens: inputTokens, outputTokens: outputTokens,
        workload: workload))
  }

  private var trace: Assumption? {
    guard let file, let requests, let seconds, let gapVariation, let longestTokens else { return nil }
    return .trace(
      Assumption.Recorded(
        file: file, requests: requests, seconds: seconds, gapVariation: gapVariation, longestTokens: longestTokens))
  }

  private var carriedImages: Assumption? {
    guard let images, let imageSize, let tokensPerImage else { return nil }
    return .images(Assumption.Images(count: images, size: imageSize, tokensPerImage: tokensPerImage))
  }

  private var denoised: Assumption? {
    guard let steps, let passesPerStep, let imageSize else { return nil }
    return .denoising(Assumption.Denoised(steps: steps, passesPerStep: passesPerStep, size: imageSize))
  }

  private var prefix: Assumption? {
    guard let engine, let prefixTokens, let prefixShare, let prefixScope, let isStoredOnce else { return nil }
    return .prefix(
      Assumption.Prefix(
        engine: engine, tokens: prefixTokens, share: prefixShare, scope: prefixScope, isStoredOnce: isStoredOnce))
  }

  private var drafts: Assumption? {
    guard let method, let tokens, let acceptance, let tokensPerStep, let source else { return nil }
    return .speculation(
      Assumption.Drafts(
        method: method, model: model, tokens: tokens, acceptance: acceptance, tokensPerStep: tokensPerStep,
        source: source, adapters: adapters ?? 0, rank: rank ?? PlanRequest.usualAdapterRank))
  }

  private var left: Assumption? {
    guard let engine, let offload, let layers, let hostBytes, let computesOnHost, let bytesPerSecond else { return nil }
    return .offload(
      Assumption.Left(
        engine: engine, what: offload, layers: layers, bytes: hostBytes, computesOnHost: computesOnHost,
        rate: ByteRate(bytesPerSecond)))
  }

  /// What a deployment's life and day rest on.
  private var life: Assumption? {
    if let shareOfPeak, let studentShare { return .training(shareOfPeak: shareOfPeak, studentShare: studentShare) }
    if let peakFactor, let idleShare { return .day(peakFactor: peakFactor, idleShare: idleShare) }
    guard let diskBytesPerSecond, let engineSeconds else { return nil }
    return .coldStart(diskBytesPerSecond: diskBytesPerSecond, engineSeconds: engineSeconds)
  }

  private var windows: Assumption? {
    guard let engine, let dropsTokens, let windowedBytes, let fullBytes else { return nil }
    return .windows(
      Assumption.Windows(
        engine: engine, dropsTokens: dropsTokens, windowedBytes: windowedBytes, fullBytes: fullBytes))
  }

  private var release: Assumption? {
    guard let engineID, let engine, let version, let utilization else { return nil }
    return .engine(
      Assumption.EngineRelease(id: engineID, name: engine, version: version, utilization: utilization))
  }
}
