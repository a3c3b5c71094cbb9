import Quantization
import Tensors

/// What is timed: a format filled by a method on one matrix, along one path of the program.
struct BenchmarkTask: Hashable {
  enum Path: String, CaseIterable {
    /// Quantize, dequantize, sum the errors: what `quantplan measure` does.
    case measure
    /// Write codes, scales and dequantized values.
    case encode
  }

  var format: String
  var method = "rtn"
  var rows: Int
  var columns: Int
  var elementType: ElementType = .float32
  var threads = 1
  var path = Path.measure

  var weightCount: Int { rows * columns }

  /// `format method rows columns dtype threads`, with the path after it where it is not `measure`.
  init?(line: String) {
    let words = line.split(separator: " ").map(String.init)
    guard words.count >= 6, let rows = Int(words[2]), let columns = Int(words[3]), let threads = Int(words[5]),
      let elementType = ["f32": ElementType.float32, "bf16": .bfloat16][words[4].lowercased()], rows > 0, columns > 0,
      let path = words.count > 6 ? Path(rawValue: words[6]) : .measure
    else { return nil }
    self.init(
      format: words[0], method: words[1], rows: rows, columns: columns, elementType: elementType, threads: threads,
      path: path)
  }

  init(
    format: String, method: String = "rtn", rows: Int, columns: Int, elementType: ElementType = .float32,
    threads: Int = 1, path: Path = .measure
  ) {
    self.format = format
    self.method = method
    self.rows = rows
    self.columns = columns
    self.elementType = elementType
    self.threads = threads
    self.path = path
  }
}

/// Why a task cannot be run by this build.
struct Skipped: Error, CustomStringConvertible {
  let description: String
}
