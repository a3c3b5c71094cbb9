/// A request on its way.
struct Flight {
  let prompt: Int
  let answer: Int
  let arrival: Double
  var firstToken = 0.0
  var lastToken = 0.0

  /// Tokens of the answer so far; while it decodes, as of the pass that it joined.
  var produced = 0
  /// Tokens in the KV cache while its prompt is computed, and at its end.
  var computed = 0
  /// While it decodes: tokens in the cache at a pass's start, less the pass's number.
  var offset = 0
  /// The pass of its replica that brings its last token; negative while its prompt is computed.
  var lastPass = -1
  /// Blocks of the shared prefix that it uses.
  var sharedBlocks = 0
  /// Its replica, and whether it runs there.
  var home = 0
  var isRunning = false
  /// Its cache was computed elsewhere and waits to be placed.
  var isTransferred = false

  init(prompt: Int, answer: Int, arrival: Double) {
    self.prompt = prompt
    self.answer = answer
    self.arrival = arrival
  }

  var isDecoding: Bool { lastPass >= 0 }
  /// Tokens that must be in the cache before the next token of the answer.
  var known: Int { prompt + produced }
}
