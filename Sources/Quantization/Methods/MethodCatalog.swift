/// Every method that the laboratory knows, found by id or alias, alone or in a chain.
package enum MethodCatalog {
  /// In the order of lists and help.
  package static let all: [any QuantizationMethod] =
    [RoundToNearest(), ClippedRounding(), HalfQuadratic()] + GPTQ.Variant.allCases.map { GPTQ($0) }
    + AWQ.Variant.allCases.map { AWQ($0) } + SmoothQuant.all + [ImportanceMatrix()]

  /// What can follow a method in a chain, or stand alone and follow rounding to nearest.
  package static let refining: [any RefiningStage] = [Tuning()]

  /// All methods, as help and errors list them.
  package static var help: String {
    let methods = all.map { "\($0.id) (\($0.title))" } + refining.map { "\($0.id) (\($0.title))" }
    return methods.joined(separator: ", ") + "; pruning before them: " + PruningCatalog.examples.joined(separator: ", ")
  }

  /// The method of that id or alias, whatever the case; parts of a chain are joined with `+`. Nil for what is unknown.
  package static func method(named name: String) -> (any QuantizationMethod)? {
    try? chain(named: name)
  }

  /// The same, or the error that lists what is known.
  ///
  /// A chain is pruning, then methods of which all but the last only scale columns, then refinement, each of which may
  /// be left out: `sparsegpt-2of4+gptq`, `smoothquant+gptq`, `wanda-50`.
  package static func chain(named name: String) throws(MethodError) -> any QuantizationMethod {
    var pruning: (any PruningStage)?
    var methods: [any QuantizationMethod] = []
    var refining: [any RefiningStage] = []
    let parts = name.split(separator: "+", omittingEmptySubsequences: false).map { canonical(String($0)) }
    for part in parts {
      if let method = single(named: part), refining.isEmpty {
        methods.append(method)
      } else if let stage = PruningCatalog.stage(named: part), pruning == nil, methods.isEmpty, refining.isEmpty {
        pruning = stage
      } else if let stage = stage(named: part) {
        refining.append(stage)
      } else {
        throw unknown(part, of: name)
      }
    }
    if parts.count == 1, let only = methods.first { return only }
    let scaling = methods.dropLast().compactMap { $0 as? any ScalingStage }
    guard scaling.count == max(0, methods.count - 1) else {
      throw MethodError(
        method: name, expected: "one method that rounds, after those that scale columns",
        found: methods.map(\.id).joined(separator: " and "), advice: "Leave one of them out")
    }
    return MethodChain(pruning: pruning, scaling: scaling, rounding: methods.last, refining: refining)
  }

  /// `tune`, or with a number of steps `tune-50`.
  private static func stage(named name: String) -> (any RefiningStage)? {
    if let stage = refining.first(where: { $0.id == name }) { return stage }
    guard name.hasPrefix("tune-"), let steps = Int(name.dropFirst(5)), (1...10_000).contains(steps) else { return nil }
    return Tuning(steps: steps)
  }

  private static func single(named name: String) -> (any QuantizationMethod)? {
    all.first { method in method.id == name || method.aliases.contains { canonical($0) == name } }
  }

  private static func canonical(_ name: String) -> String { name.lowercased().replacing("_", with: "-") }

  private static func unknown(_ part: String, of name: String) -> MethodError {
    let known = all.map(\.id) + PruningCatalog.examples + refining.map(\.id)
    let isKnown = single(named: part) != nil || PruningCatalog.stage(named: part) != nil
    return MethodError(
      method: name, expected: isKnown ? "pruning first, then methods, then refinement" : "methods that are known",
      found: part.isEmpty ? "an empty name" : part,
      advice: "Known are \(known.joined(separator: ", ")); join parts with +")
  }
}
