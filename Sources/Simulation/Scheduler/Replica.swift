/// One replica's continuous batching, as vLLM's V1 scheduler does it (`vllm/v1/core/sched/scheduler.py`).
///
/// A pass first serves what runs, in the order of admission: a token for each sequence that decodes, then the rest of
/// the one prompt that the last budget cut. What is left of the budget goes to waiting prompts, in chunks; none is
/// admitted in a pass that preempted. Where blocks run out, the last admitted sequence loses its own and comes back
/// to the front of the line to be computed anew, with the tokens of its answer so far.
///
/// Sequences that decode advance together, so a pass costs time by what changes: arrivals, ends, new blocks.
/// Ignored: drafted tokens (the clock may hold them), priorities, adapters, encoders, sliding windows, pipelined passes, a scheduler's own
/// time (the clock may hold it).
struct Replica {
  let limits: EngineLimits
  /// Its place among all replicas.
  let index: Int
  /// Ends at the first token, and keeps its blocks until the cache has moved.
  let isPrefillOnly: Bool
  let sharedPrefix: Double
  let sharesBlocks: Bool

  var waiting = WaitingLine()
  var running = 0
  var preemptions = 0
  /// Requests that were sent here and haven't ended.
  var outstanding = 0
  var isBusy = false
  var pool: BlockPool

  var pass = 0
  var decodes = 0
  var context = 0  // tokens in the cache of all that decode, at the start of the pass
  var crossings: [Int32]  // sequences that need a block in pass p, at p modulo the block's tokens
  var ends = Heap<End>()
  var admitted: [Int] = []  // in order; those that ended stay until they are met
  var cut: Int?  // the prompt that is partly computed; always the last admitted
  var finishing: [Int] = []  // prompts that this pass completes

  init(_ limits: EngineLimits, index: Int, isPrefillOnly: Bool, sharedPrefix: Double, sharesBlocks: Bool) {
    var limits = limits
    // A pass holds a token of each sequence, so more than the budget never run.
    limits.sequences = min(limits.sequences, limits.batchedTokens)
    self.limits = limits
    self.index = index
    self.isPrefillOnly = isPrefillOnly
    self.sharedPrefix = sharedPrefix
    self.sharesBlocks = sharesBlocks
    pool = BlockPool(capacity: limits.blocks)
    crossings = [Int32](repeating: 0, count: limits.blockTokens)
  }

  /// The last token of a sequence that decodes. Which of one pass comes first makes no difference.
  struct End: Comparable {
    let pass: Int
    let request: Int
    static func < (left: Self, right: Self) -> Bool { left.pass < right.pass }
  }
}
