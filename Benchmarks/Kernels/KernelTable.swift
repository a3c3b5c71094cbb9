import Quantization
import Tensors

/// Every format on both shapes, from floats and bfloat16, on one thread and two, as a share of the copy bandwidth.
struct KernelTable {
  let repetitions: Int
  private let workbench = Workbench()
  private let copy = CopyBandwidth()

  /// Weights per second beyond which a run counts as slow and is repeated less.
  private static let patience = 0.5

  func run(formats: [String]) {
    let bandwidth = (0..<5).map { _ in copy.measured() }.max() ?? .nan
    print("copy of 64 MiB: \(Text.fixed(bandwidth / 1e9, 1)) GB/s, read and write counted; best of 5, one thread")
    print("best (median) of up to \(repetitions), millions of weights a second; share of the bandwidth by what is read")
    print(Text.row("format", "shape", "type", "path", "1 thread", "share", "2 threads", "2 / 1"))
    for format in formats {
      for (rows, columns) in [(4096, 4096), (4096, 14336)] {
        for type in [ElementType.float32, .bfloat16] {
          for path in BenchmarkTask.Path.allCases { line(format, rows, columns, type, path, bandwidth) }
        }
      }
    }
  }

  private func line(
    _ format: String, _ rows: Int, _ columns: Int, _ type: ElementType, _ path: BenchmarkTask.Path, _ bandwidth: Double
  ) {
    var task = BenchmarkTask(format: format, rows: rows, columns: columns, elementType: type, path: path)
    do {
      let one = try timings(task)
      var two: Timings?
      if path == .measure {
        task.threads = 2
        two = try timings(task)
      }
      let share = Double(task.weightCount * type.byteWidth) / one.best / bandwidth
      print(
        Text.row(
          format, "\(rows)x\(columns)", type == .float32 ? "F32" : "BF16", path.rawValue, rate(task, one),
          Text.fixed(share * 100, 1) + " %", two.map { rate(task, $0) } ?? "-",
          two.map { Text.fixed(one.best / $0.best, 2) } ?? "-"))
    } catch {
      print(Text.row(format, "\(rows)x\(columns)", type.rawValue, path.rawValue, "skipped: \(error)", "", "", ""))
    }
  }

  private func timings(_ task: BenchmarkTask) throws -> Timings {
    let warmUp = try workbench.seconds(task)
    var timings = Timings()
    for _ in 0..<(warmUp > Self.patience ? 2 : repetitions) { timings.add(try workbench.seconds(task)) }
    return timings
  }

  private func rate(_ task: BenchmarkTask, _ timings: Timings) -> String {
    let weights = Double(task.weightCount) / 1e6
    return "\(Text.fixed(weights / timings.best, 1)) (\(Text.fixed(weights / timings.median, 1)))"
  }
}
