import Domain
import Quantities

/// Which engine serves, and what it is told.
extension Assumption {
  static func limit(_ engine: String, _ sequences: Int, usual: Int) -> String {
    "\(engine) is told to run at most \(NumberText.counted(sequences, "sequence")) at once, "
      + "not its default of \(NumberText.grouped(usual)), which would reserve more for logits."
  }

  static func borrowed(_ engine: String, from lender: String, _ figures: [BorrowedFigures.Figures]) -> String {
    "\(engine) is taken to have the \(figures.map(\.rawValue).enumeration) of \(lender): none of its own are known here."
  }

  static func flags(_ engine: String, _ flags: String, _ tokens: Int, usual: Int) -> String {
    "\(engine) is told \(flags)" + room(tokens, usual: usual) + "."
  }

  /// ": the cache of each replica has room for 4,096 tokens, for 1,024 by the engine's defaults"; nothing of models that
  /// keep none.
  private static func room(_ tokens: Int, usual: Int) -> String {
    guard tokens > 0 || usual > 0 else { return "" }
    let less =
      usual > 0 ? ", for \(NumberText.grouped(usual)) by the engine's defaults" : ", which its defaults don't leave"
    return ": the cache of each replica has room for \(NumberText.counted(tokens, "token"))"
      + (tokens == usual ? "" : less)
  }

  static func adapters(_ count: Int, _ rank: Int) -> String {
    "\(NumberText.counted(count, "LoRA adapter")) of rank \(rank) on all linear layers in memory; their reads and "
      + "arithmetic are in no speed. No speculative decoding."
  }
}

extension Assumption.EngineRelease: Worded {
  package var words: String {
    "\(name) \(version), filling \(NumberText.percent(utilization, 0)) of the memory "
      + "(catalog entry `\(id)` tells how its constants were found)."
  }
}

extension Assumption.Windows: Worded {
  package var words: String {
    "\(engine) \(dropsTokens ? "drops" : "keeps") tokens out of local layers' reach: the cache is "
      + "\(NumberText.bytes(windowedBytes)) with windows, \(NumberText.bytes(fullBytes)) with all layers full."
  }
}
