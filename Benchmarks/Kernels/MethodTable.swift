import Quantization

/// Methods on one 4096 × 4096 layer with 512 synthetic tokens; the Hessian is given, its factors are not.
struct MethodTable {
  private static let tasks = [
    ("int4-g128", "gptq"), ("int4-g128", "gptq-actorder"), ("int4-g128", "awq"), ("int4-g64-asym", "hqq"),
    ("int4-g128", "sparsegpt-2of4"), ("int4-g128", "wanda-2of4"),
  ]

  func run() {
    let workbench = Workbench()
    print("\nmethods at 4096x4096, seconds, best of 2")
    print(Text.row("method", "format", "1 thread", "2 threads", "2 / 1", "", "", ""))
    for (format, method) in Self.tasks {
      do {
        let seconds = try [1, 2].map { threads in
          let task = BenchmarkTask(format: format, method: method, rows: 4096, columns: 4096, threads: threads)
          return min(try workbench.seconds(task), try workbench.seconds(task))
        }
        print(
          Text.row(
            method, format, Text.fixed(seconds[0], 3), Text.fixed(seconds[1], 3),
            Text.fixed(seconds[0] / seconds[1], 2), "", "", ""))
      } catch {
        print(Text.row(method, format, "skipped: \(error)", "", "", "", "", ""))
      }
    }
  }
}
