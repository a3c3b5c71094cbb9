import Domain
import Quantities

extension Assumption.Drafts: Worded {
  /// "Speculative decoding: m drafts 4 tokens a step, of which each is kept with 70 % (50 – 90 %) …"
  package var words: String {
    let kept = "\(IntervalText.percent(acceptance)) (\(source))"
    return "Speculative decoding: \(drafter) \(NumberText.counted(tokens, "token")) a step, each kept at a chance of "
      + "\(kept): \(NumberText.significant(tokensPerStep.likely)) tokens come of a step (\(range)). \(others)"
  }

  private var range: String {
    "\(NumberText.significant(tokensPerStep.low)) to \(NumberText.significant(tokensPerStep.high))"
  }

  private var drafter: String {
    switch method {
    case .draft: "\(model ?? "a model"), taken to share the tokenizer, drafts"
    case .multiTokenPrediction: "the model's own layers draft"
    case .ngram: "what followed the same tokens earlier in the text drafts"
    }
  }

  private var others: String {
    adapters > 0
      ? "\(NumberText.counted(adapters, "LoRA adapter")) of rank \(rank) in memory, in no speed."
      : "No adapters."
  }
}
