import Catalogs
import Domain
import JSON

/// The list that `llama-bench -o json` writes, tests of prompts alone and of tokens alone: `n_prompt`, `n_gen`, `avg_ts`
/// tokens a second, `model_filename`, `model_n_params`, `gpu_info`, `split_mode`, `n_gpu_layers`.
struct LlamaBenchmark {
  private let tests: [JSONNode]
  private let path: String

  init(_ tests: [JSONNode], path: String) {
    self.tests = tests
    self.path = path
  }

  /// Tests at a depth, with tokens in the cache before, are of another load.
  func result(near wanted: Double) throws(CatalogError) -> MeasuredResult {
    var values: [MeasuredQuantity: Double] = [:]
    var (input, output): (Double?, Double?)
    var used: [Int] = []
    var keys: [MeasuredQuantity: String] = [:]
    for (index, test) in tests.enumerated() {
      guard try number("n_depth", test) == nil, let rate = try number("avg_ts", test) else { continue }
      switch (try number("n_prompt", test), try number("n_gen", test)) {
      case (let prompt?, nil) where input.map { abs(prompt - wanted) < abs($0 - wanted) } ?? true:
        (input, values[.timeToFirstTokenSeconds]) = (prompt, prompt / rate)
        keys[.timeToFirstTokenSeconds] = "[\(index)].avg_ts"
        used.append(index)
      case (nil, let answer?) where values[.timePerOutputTokenSeconds] == nil:
        (output, values[.timePerOutputTokenSeconds]) = (answer, 1 / rate)
        keys[.timePerOutputTokenSeconds] = "[\(index)].avg_ts"
        used.append(index)
      default: break
      }
    }
    guard !values.isEmpty else {
      throw ResultFile.fault(
        path, "[0].avg_ts", expected: "a test of prompts or of tokens", found: "none of \(tests.count)",
        fix: "save the result of `llama-bench -o json`")
    }
    return MeasuredResult(
      tool: .llamaBenchmark, inputTokens: input, outputTokens: output, concurrency: 1, values: values,
      keys: keys, subject: try subject(of: used))
  }

  /// What all of the tests are of that figures are taken from.
  private func subject(of used: [Int]) throws(CatalogError) -> MeasuredSubject {
    for key in Self.subjectKeys {
      let first = used.first ?? 0
      guard let other = used.first(where: { tests[$0][key]?.value != tests[first][key]?.value }) else { continue }
      throw ResultFile.fault(
        path, "[\(other)].\(key)", expected: "\(tests[first][key]?.summary ?? "none"), as in [\(first)].\(key)",
        found: tests[other][key]?.summary ?? "none",
        fix: "give a file with tests of one model and of one way to run it")
    }
    return try subject(used.first ?? 0)
  }

  private static let subjectKeys = [
    "model_filename", "model_type", "model_n_params", "n_gpu_layers", "devices", "gpu_info", "split_mode", "backends",
  ]

  private func subject(_ index: Int) throws(CatalogError) -> MeasuredSubject {
    let (test, place) = (tests[index], "[\(index)].")
    var subject = MeasuredSubject()
    subject.engine = .init("llama-cpp", at: place + "avg_ts")
    if let file = test["model_filename"]?.string { subject.model = .init(file, at: place + "model_filename") }
    if let type = test["model_type"]?.string { subject.fileType = .init(Self.recipe(type), at: place + "model_type") }
    subject.parameters = try number("model_n_params", test).map { .init($0, at: place + "model_n_params") }
    subject.layers = try layers(of: test, place)
    // Without layers on them, devices only stand by.
    guard subject.layers?.value != 0, let told = test["gpu_info"]?.string else { return subject }
    let names = told.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    guard let first = names.first else { return subject }
    subject.accelerator = .init(first, at: place + "gpu_info")
    if test["split_mode"]?.string != "none", test["devices"]?.string ?? "auto" == "auto" {
      subject.count = .init(names.count, at: place + "gpu_info")
    }
    return subject
  }

  /// Layers on accelerators; -1 and many are all of them.
  private func layers(of test: JSONNode, _ place: String) throws(CatalogError) -> MeasuredSubject.Told<Int>? {
    if test["backends"]?.string == "CPU" { return .init(0, at: place + "backends") }
    if test["devices"]?.string == "none" { return .init(0, at: place + "devices") }
    guard let node = test["n_gpu_layers"], node.value != .null else { return nil }
    guard let layers = node.integer else {
      throw ResultFile.fault(path, place + "n_gpu_layers", expected: "a whole number of layers", found: node.summary)
    }
    return layers < 0 ? nil : .init(layers, at: place + "n_gpu_layers")
  }

  /// "llama 8B Q4_K - Medium" is of the recipe Q4_K_M.
  private static func recipe(_ type: String) -> String {
    var words = type.split(separator: " ").map(String.init)
    let sizes = ["Small": "_S", "Medium": "_M", "Large": "_L"]
    guard words.count > 2, let size = sizes[words[words.count - 1]], words[words.count - 2] == "-" else {
      return words.last ?? type
    }
    words.removeLast(2)
    return (words.last ?? "") + size
  }

  /// Zero tokens of a kind are none.
  private func number(_ key: String, _ test: JSONNode) throws(CatalogError) -> Double? {
    test[key]?.number == 0 ? nil : try ResultFile.number(key, of: test, path: path)
  }
}
