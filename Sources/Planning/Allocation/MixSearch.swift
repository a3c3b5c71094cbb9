import Domain
import Estimation
import Quantization

/// Finds the mix of a scheme with wider or narrower formats that errs least within a budget of bytes.
struct MixSearch {
  /// Which way the formats go from the base's.
  enum Direction { case wider, narrower }

  private let base: Scheme
  private let engine: Engine
  private let direction: Direction
  private let units: [MixUnit]
  private let allocation: BitAllocation

  /// Narrower formats than this are left to those who ask for them.
  private static let narrowestBits = 4.0
  /// Wider ones change nothing that can be seen.
  private static let widestBits = 8.0
  /// Fewer bits more are not worth a format of their own.
  private static let leastStep = 2.0
  /// The part of the whole error that a unit must save to be named.
  private static let leastSaving = 0.03
  /// The part of the whole error that may stay for the sake of fewer bytes.
  private static let tolerance = 0.02

  /// Nil where engine, accelerator and scheme allow no mix, or where the errors of the formats are not known.
  init?(
    _ replica: Replica, resources: PlanningResources, direction: Direction,
    sensitivities: [TensorClass: Double] = [:]
  ) {
    let base = replica.stored.scheme
    guard let mixing = resources.engine.mixing, mixing.schemes.contains(base.id),
      base.engines.contains(resources.engine.id)
    else { return nil }
    let formats = Self.formats(mixing, base: base, direction: direction, resources: resources)
    let listing = MixUnits(
      replica: replica, mixing: mixing, formats: formats, direction: direction, sensitivities: sensitivities)
    guard !formats.isEmpty, let units = resources.quality.errors.lazy.compactMap(listing.list).first, !units.isEmpty
    else { return nil }
    self.base = base
    engine = resources.engine
    self.direction = direction
    self.units = units
    allocation = BitAllocation(units.map(\.options))
  }

  /// The formats that units may get, one of each width.
  private static func formats(
    _ mixing: EngineMixing, base: Scheme, direction: Direction, resources: PlanningResources
  ) -> [LoadableFormat] {
    let stored = resources.schemes.loadableFormats
    let bits = base.mainFormat.elementBits
    let range =
      switch direction {
      case .wider: bits + leastStep...max(widestBits, bits + leastStep)
      case .narrower: narrowestBits...max(bits - leastStep, narrowestBits)
      }
    var widths: Set<Double> = [bits]
    return mixing.formats.compactMap { name in
      guard let format = stored.first(where: { $0.name == name }), format.engines.contains(resources.engine.id),
        range.contains(format.format.elementBits), resources.site.runs(format.kernel) != false,
        widths.insert(format.format.elementBits).inserted
      else { return nil }
      return format
    }
  }

  /// The least error with at most so many bytes more on the fullest accelerator (fewer, if negative) than the base.
  ///
  /// Wider mixes stop where the last bytes would save next to nothing. Nil where no such mix differs from the base, or
  /// where all of it gets one format: that is another scheme, not a mix.
  func mix(addingAtMost bytes: Double) -> Scheme? {
    let present = units.map { $0.options[0] }
    let budget = present.reduce(0) { $0 + $1.bytes } + bytes
    guard let best = try? allocation.best(within: budget) else { return nil }
    var options = best.options
    if direction == .wider {
      let error = present.reduce(0) { $0 + $1.error }
      options = allocation.smallest(withError: best.error + Self.tolerance * error)?.options ?? options
      for (place, unit) in units.enumerated()
      where present[place].error - unit.options[options[place]].error < Self.leastSaving * error {
        options[place] = 0
      }
    }
    return scheme(options)
  }

  private func scheme(_ options: [Int]) -> Scheme? {
    let formats = zip(units, options).map { unit, option in option == 0 ? nil : unit.formats[option - 1] }
    guard Set(formats).count > 1 else { return nil }
    let parts = zip(units, formats).compactMap { unit, format in
      format.map { Scheme.MixPart(stored: $0, classes: unit.classes) }
    }
    return try? Scheme(mixing: parts, into: base, engines: [engine])
  }
}
