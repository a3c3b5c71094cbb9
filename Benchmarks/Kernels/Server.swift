import FoundationEssentials
import Platform
import Quantization

/// Runs one task a line, so that a driver can take turns between this program and another.
///
/// `format method rows columns dtype threads [path]` answers seconds. With `dump DIRECTORY` before it, the weights, the
/// tokens of methods that need some, and the stored arrays are written there as raw little-endian files. What cannot be
/// done answers `skipped: reason`.
struct Server {
  private let workbench = Workbench()

  func run() {
    while let line = readLine() {
      print(answer(line))
      fflush(nil)
    }
  }

  private func answer(_ line: String) -> String {
    do {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      if words.count == 3, words[0] == "dump" {
        guard let task = BenchmarkTask(line: words[2]) else { return "skipped: not a task: \(words[2])" }
        return try dump(task, to: words[1])
      }
      guard let task = BenchmarkTask(line: line) else { return "skipped: not a task: \(line)" }
      return "\(try workbench.seconds(task))"
    } catch {
      return "skipped: \(error)".replacing("\n", with: " ")
    }
  }

  private func dump(_ task: BenchmarkTask, to directory: String) throws -> String {
    let (weights, matrix) = try workbench.encoded(task)
    try write(weights.withUnsafeBytes { Array($0) }, to: "\(directory)/weights")
    try write(matrix.dequantized.withUnsafeBytes { Array($0) }, to: "\(directory)/dequantized")
    for field in matrix.fields { try write(field.bytes, to: "\(directory)/\(field.suffix)") }
    if MethodCatalog.method(named: task.method)?.calibration ?? .none != .none {
      try write(workbench.tokens(task).withUnsafeBytes { Array($0) }, to: "\(directory)/tokens")
    }
    return matrix.fields.map(\.suffix).joined(separator: " ")
  }

  private func write(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}
