import Domain
import JSON
import Machine

/// What other programs call things by.
extension CatalogStore {
  /// Ids of the accelerators that a driver's name may stand for; none where no entry is called like it.
  package func accelerators(calledByDriver name: String) -> [String] {
    let matching = DeviceMatching(readAccelerators().compactMap { try? $0.get() })
    return matching.entries(for: GraphicsDevice(name: name)).map(\.id)
  }

  /// Ids of the models whose name is the longest part of a checkpoint's name, as
  /// `RedHatAI/Llama-3.1-8B-Instruct-FP8-dynamic` and `models/Qwen3-8B-Q4_K_M.gguf` have one; none where it has no part that
  /// is a model's name.
  package func models(calledByPartOf name: String) -> [String] {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let wanted = NameMatching.squeezed(last)
    var (found, length) = ([String](), Self.shortestName - 1)
    for entry in entries(.models) {
      let own = ([entry.id] + entry.aliases).map(NameMatching.squeezed).filter(wanted.contains).map(\.count).max() ?? 0
      if own > length { (found, length) = ([], own) }
      if own == length { found.append(entry.id) }
    }
    return found
  }

  /// The scheme that a quantizer's or an engine's word stands for, as `W4A16_AWQ` of ModelOpt and `modelopt_fp4` of SGLang;
  /// nil for a word that nobody knows.
  package func scheme(calledByQuantizer word: String) -> Scheme? {
    if let form = StoredFormats(named: { _ in nil }).algorithm(word) { return try? scheme(form.scheme) }
    let wanted = NameMatching.squeezed(word)
    return entries(.schemes).first { entry in
      ([entry.id] + entry.aliases).contains { NameMatching.squeezed($0) == wanted }
    }.flatMap { try? scheme($0.id) }
  }

  private static let shortestName = 4
}
