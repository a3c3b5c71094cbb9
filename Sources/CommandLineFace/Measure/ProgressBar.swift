import Platform
import Quantities
import Quantization
import StyledText
import Synchronization
import TerminalModel

/// One line on standard error that shows how far a measurement is; only where standard error is a terminal.
final class ProgressBar: Sendable {
  private let isShown = Mutex(false)
  private static let barWidth = 24

  /// Nil where nobody would see it move.
  static func onStandardError() -> ProgressBar? {
    StandardDescriptor.error.isTerminal ? ProgressBar() : nil
  }

  @Sendable func show(_ progress: MeasurementRun.Progress) {
    let share = min(max(progress.fraction, 0), 1)
    let full = Int(share * Double(Self.barWidth))
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: Self.barWidth - full)
    let text = "[\(bar)] \(NumberText.percent(share, 0))  \(progress.scheme)  \(progress.tensor)"
    write("\r" + TextLayout.truncated(TerminalText.harmless(text), to: 78, ellipsis: "~") + Self.clearToEnd)
    isShown.withLock { $0 = true }
  }

  /// Takes the line away.
  func finish() {
    if isShown.withLock({ $0 }) { write("\r" + Self.clearToEnd) }
  }

  private static let clearToEnd = "\u{1B}[K"

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = DescriptorWriter.write($0, to: STDERR_FILENO) }
  }
}
