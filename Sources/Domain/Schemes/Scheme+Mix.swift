extension Scheme {
  /// Classes that a mix stores in a format of their own.
  package struct MixPart: Hashable, Sendable {
    package let stored: LoadableFormat
    package let classes: [TensorClass]

    package init(stored: LoadableFormat, classes: [TensorClass]) {
      self.stored = stored
      self.classes = classes
    }
  }

  /// Whether it is a mix that somebody wrote as an expression.
  package var isMix: Bool { MixExpression.isMeant(by: id) }

  /// The id of the catalog's entry that it rests on: its own, or that of a mix's base.
  package var catalogID: String { id.split(separator: "+").first.map(String.init) ?? id }

  /// A scheme whose rules come before a base's.
  ///
  /// What was published of the base doesn't hold for it. It runs where the kernels of all its formats do, on the
  /// engines that load base and formats and are known to load them side by side.
  package init(mixing parts: [MixPart], into base: Scheme, engines known: [Engine]) throws(MixError) {
    let parts = try Self.merged(parts)
    let expression = MixExpression(
      base: base.id, parts: parts.map { .init(format: $0.stored.name, classes: $0.classes) })
    let reasons = known.map { ($0.id, $0.refusal(mixing: parts, into: base)) }
    engines = reasons.filter { $0.1 == nil }.map(\.0)
    guard !engines.isEmpty else {
      let loading = reasons.filter { base.engines.contains($0.0) }
      throw .noEngine((loading.isEmpty ? reasons : loading).compactMap(\.1))
    }
    id = expression.text
    name = Self.name(base, parts)
    aliases = []
    summary = "\(base.name) with another format for some tensors: \(Self.words(parts))."
    kind = base.kind
    onRequest = base.onRequest
    rules = parts.map { Rule(classes: $0.classes, layers: nil, condition: nil, format: $0.stored.format) } + base.rules
    uncovered = base.uncovered
    computePrecision = base.computePrecision
    nativeKernel = base.nativeKernel
    fallbackKernel = base.fallbackKernel
    otherKernels = Self.kernels(parts, besides: base)
    madeAtLoadBy = []
    calibration = base.calibration
    recipeName = nil
    conformsTo = []
    publishedRecovery = nil
    publishedPerplexityIncrease = nil
    notes = ["a mix: what was published of \(base.id) does not hold for it"]
    sources = base.sources
  }

  /// The same under another id.
  package init(_ scheme: Scheme, id: String) {
    self = scheme
    self.id = id
  }

  /// The scheme as a file of a catalog folder holds it: plus signs, colons and commas are none of an id's letters.
  package var asCatalogEntry: Scheme {
    Scheme(self, id: String(id.map { "+:,".contains($0) ? "." : $0 }))
  }
}

extension Scheme {
  /// Parts of one format become one, in the order of their first classes; a class belongs to one part.
  private static func merged(_ parts: [MixPart]) throws(MixError) -> [MixPart] {
    var classes: [String: Set<TensorClass>] = [:]
    var formats: [TensorClass: LoadableFormat] = [:]
    for part in parts {
      for tensorClass in part.classes {
        if let other = formats[tensorClass], other.name != part.stored.name {
          throw .repeatedClass(tensorClass, formats: [other.name, part.stored.name])
        }
        formats[tensorClass] = part.stored
        classes[part.stored.name, default: []].insert(tensorClass)
      }
    }
    var seen: Set<String> = []
    let order = TensorClassName.names(of: formats.keys).flatMap(\.classes)
    return parts.filter { seen.insert($0.stored.name).inserted }.map { part in
      MixPart(
        stored: part.stored, classes: order.filter { classes[part.stored.name, default: []].contains($0) })
    }.sorted { $1.stored.name < $0.stored.name }
  }

  /// "INT4 W4A16 g128, down_proj and lm_head at INT8".
  private static func name(_ base: Scheme, _ parts: [MixPart]) -> String {
    let marker = ", group "
    var name = base.name
    if let comma = name.indices.first(where: { name[$0...].hasPrefix(marker) }) {
      name.replaceSubrange(comma..<name.index(comma, offsetBy: marker.count), with: " g")
    }
    return "\(name), \(words(parts))"
  }

  private static func words(_ parts: [MixPart]) -> String {
    parts.map { "\($0.classes.label) at \($0.stored.format.label)" }.joined(separator: ", ")
  }

  /// 16-bit products run everywhere.
  private static func kernels(_ parts: [MixPart], besides base: Scheme) -> [Kernel] {
    var kernels = base.otherKernels
    for part in parts where part.stored.format.isQuantized && part.stored.kernel != base.nativeKernel {
      if !kernels.contains(part.stored.kernel) { kernels.append(part.stored.kernel) }
    }
    return kernels
  }
}
