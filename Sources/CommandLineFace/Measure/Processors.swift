import FoundationEssentials

/// The processors that this process may use.
enum Processors {
  static var count: Int { max(ProcessInfo.processInfo.activeProcessorCount, 1) }
}
