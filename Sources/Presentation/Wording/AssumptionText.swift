import Domain

extension Assumption: Worded {
  /// A sentence with its full stop; the longer ones stand by topic in files beside this.
  package var words: String {
    switch self {
    case .corrected(let correction): correction.words
    case .load(let load): load.words
    case .trace(let trace): trace.words
    case .lengths(let input, let output): Self.lengths(input, output)
    case .images(let images): images.words
    case .unknownImages(let model): Self.unknownImages(model)
    case .denoising(let image): image.words
    case .prefix(let prefix): prefix.words
    case .sequenceLimit(let engine, let sequences, let usual): Self.limit(engine, sequences, usual: usual)
    case .storedCheckpoint(let stored): stored.keptWords
    case .requantized(let stored): stored.requantizedWords
    case .modelFile(let origin): origin.words
    case .quantizedCheckpoint(let peak, let fits): Self.quantizedCheckpoint(peak, fits)
    case .windows(let windows): windows.words
    case .engine(let engine): engine.words
    case .passedOver(let passed): passed.words
    case .borrowedFigures(let engine, let lender, let figures): Self.borrowed(engine, from: lender, figures)
    case .keptWide(let size, let kept): Self.keptWide(size, kept)
    case .flags(let engine, let flags, let tokens, let usual): Self.flags(engine, flags, tokens, usual: usual)
    case .nominalMemory(let accelerator, let basis): Self.nominalMemory(accelerator, basis)
    case .typicalRates(let accelerator, let rates): Self.typical(accelerator, rates)
    case .network(let hosts, let name, let rate): Self.network(hosts, name, rate)
    case .price(let basis): Self.price(basis)
    case .pricesElsewhere(let prices, let market, let country): Self.elsewhere(prices, market, country)
    case .leftOut(let schemes): Self.leftOut(schemes)
    case .notSimulated: Self.notSimulated
    case .largestFleet(let count): Self.largestFleet(count)
    case .offload(let left): left.words
    case .nothingShared: "No prefix caching, speculative decoding or adapters."
    case .nothingElseShared: "No speculative decoding or adapters."
    case .adapters(let count, let rank): Self.adapters(count, rank)
    case .speculation(let drafts): drafts.words
    case .training(let share, let student): Self.training(share, student)
    case .day(let peak, let idle): Self.day(peak, idle)
    case .coldStart(let disk, let engine): Self.coldStart(disk, engine)
    }
  }
}
