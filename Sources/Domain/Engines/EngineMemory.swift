import Quantities

/// What an engine takes beside weights and KV cache.
package struct EngineMemory: Codable, Sendable {
  /// The share of the device's memory that the engine lets itself fill.
  package let utilization: Double
  /// Driver context and engine runtime on each device, within that share.
  package let contextBytes: ByteCount
  /// Communication buffers on each device when there is more than one.
  package let communicationBytes: ByteCount
  /// Captured graphs on each device.
  package let graphBytes: ByteCount
  /// Whether the graphs must fit into the utilization's share; else they live in what it leaves free.
  package let graphsCountAgainstUtilization: Bool
  /// The largest number of tokens in one forward pass, which sizes the activations.
  package let batchedTokens: Int
  /// Tokens of a pass that it computes at once, one part after another; nil for all of them.
  package let microBatchTokens: Int?
  /// The largest number of sequences that are sampled at once, which sizes the logits.
  package let sequences: Int
  /// Sequences that it decodes at once when nobody waits for single answers; nil for the usual number.
  package let offlineSequences: Int?
  /// Larger defaults on devices with much memory; nil when there are none.
  package let largeDevices: LargeDevices?
  /// Live copies of a hidden-size activation row that the peak of a forward pass holds.
  package let activationRows: Double
  /// Bytes that sampling holds at its peak for each sequence and vocabulary entry: logits, sorted copy, indices.
  package let logitBytesPerVocabularyEntry: Double
  /// Tokens in a block of the paged cache.
  package let blockTokens: Int
  /// What it keeps of prompts for later ones by default; nil where it computes each anew.
  package let prefixCache: PrefixCache?
  /// How it keeps what sparse attention needs; nil for the cache's own format.
  package let sparseCache: SparseCache?
  /// Whether windowed and chunked layers keep only what they can still see.
  package let exploitsWindows: Bool
  /// Tokens that such layers keep beside, for the pass that comes; nil for none.
  package let windowMarginTokens: Int?
  /// Whether it encodes as many of the largest images as a pass has room for before it counts what is free.
  package let encodesBeforeCounting: Bool?
  /// Whether it keeps a table of rotary positions.
  package let keepsRotaryTable: Bool
  /// Expert widths are padded to a multiple of this.
  package let expertWidthMultiple: Int
  /// The kernels that pad; empty for all.
  package let paddingKernels: [Kernel]
  /// The kernels whose weights it quantizes while it loads them; nil for the usual ones.
  package let loadTimeKernels: [Kernel]?
  @Prose package var basis: String

  /// Where an engine's entry doesn't say: vLLM's default on most devices.
  package static let usualOfflineSequences = 256
  /// Where an engine's entry doesn't say: bitsandbytes reads 16-bit checkpoints.
  package static let usualLoadTimeKernels: [Kernel] = [.bitsandbytes]

  package enum PrefixCache: String, Codable, Sendable, CaseIterable {
    /// Blocks that all sequences share.
    case blocks
    /// Each slot keeps its last prompt for the next one in it.
    case slots
  }

  /// What an engine allows itself by default on devices from a size on.
  package struct LargeDevices: Codable, Sendable {
    package let fromBytes: ByteCount
    /// Architectures that are left out in spite of their size.
    package let exceptArchitectures: [String]
    package let batchedTokens: Int
    package let sequences: Int
  }

  /// Tokens in a forward pass and sequences at once.
  package struct Limits: Hashable, Sendable {
    package let batchedTokens: Int
    package let sequences: Int

    package init(batchedTokens: Int, sequences: Int) {
      self.batchedTokens = batchedTokens
      self.sequences = sequences
    }
  }

  /// What of a pass of so many tokens is computed at once.
  package func microBatch(of batchedTokens: Int) -> Int { min(microBatchTokens ?? batchedTokens, batchedTokens) }

  /// The engine's own limits on one accelerator.
  package func limits(on accelerator: Accelerator) -> Limits {
    guard let largeDevices, accelerator.memory.bytes >= largeDevices.fromBytes,
      !largeDevices.exceptArchitectures.contains(accelerator.architecture ?? "")
    else { return Limits(batchedTokens: batchedTokens, sequences: sequences) }
    return Limits(batchedTokens: largeDevices.batchedTokens, sequences: largeDevices.sequences)
  }

  /// The width that experts of a given width occupy with a kernel.
  package func expertWidth(_ width: Int, kernel: Kernel) -> Int {
    guard paddingKernels.isEmpty || paddingKernels.contains(kernel), expertWidthMultiple > 1 else { return width }
    let units = width / expertWidthMultiple + (width % expertWidthMultiple == 0 ? 0 : 1)
    let (padded, overflow) = units.multipliedReportingOverflow(by: expertWidthMultiple)
    return overflow ? width : padded
  }
}
