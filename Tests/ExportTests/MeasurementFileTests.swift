import Domain
import Export
import FoundationEssentials
import Platform
import Quantization
import Tensors
import TestSupport
import Testing

@Suite("Files of measurements")
struct MeasurementFileTests {
  private func row(_ tensor: String, error: Double = 0.01, method: String = "rtn") -> RecordedMeasurement {
    RecordedMeasurement(
      result: MeasurementResult(
        tensor: tensor, shape: [16, 256], tensorClass: .feedForwardUp, layerIndex: 3, scheme: "int4-g128",
        format: "int4-g128",
        method: method, bitsPerWeight: 4.125,
        metrics: ErrorMetrics(
          relativeSquaredError: error, meanSquaredError: 1e-6, cosineSimilarity: 0.99, maximumAbsoluteError: 0.5),
        outputRelativeError: nil, notFiniteCount: 0, seconds: 0.25),
      tensorHash: "0123456789abcdef", calibration: nil, source: "w.safetensors", isSynthetic: false, seed: 7)
  }

  private func withFile(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { try body("\($0)/measurements.jsonl") }
  }

  private func open(_ path: String) throws -> MeasurementFile {
    try MeasurementFile(path: path, mustExist: false, version: "1")
  }

  private func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
  private func text(of path: String) throws -> String { try String(contentsOf: URL(filePath: path), encoding: .utf8) }

  @Test("Rows of earlier versions tell by their labels what was invented, weights or activations")
  func invented() throws {
    try withFile { path in
      func read(_ source: String, _ calibration: String) throws -> RecordedMeasurement {
        try write("", to: path)
        try open(path).append(row("a"))
        var line = try text(of: path)
        line.replace("\"calibrationSynthetic\": false, ", with: "")
        line.replace("\"synthetic\": false", with: "\"synthetic\": true")
        line.replace("\"w.safetensors\"", with: "\"\(source)\"")
        line.replace("\"calibration\": null", with: "\"calibration\": \"\(calibration)\"")
        try write(line, to: path)
        return try #require(try open(path).rows.first)
      }
      let activations = try read("w.safetensors", "synthetic activations, seed 0, 512 tokens")
      #expect(!activations.isSynthetic && activations.isCalibrationSynthetic)
      let weights = try read("synthetic weights (seed 0)", "a.safetensors")
      #expect(weights.isSynthetic && !weights.isCalibrationSynthetic)
    }
  }

  @Test("NULs are no blank line, wherever they stand", arguments: ["\0\0\0\0\n", "\0\0\0\0"])
  func nulls(_ text: String) throws {
    try withFile { path in
      try write(text, to: path)
      #expect(throws: ExportError.self) { try open(path) }
    }
  }

  @Test("Rows come back as they were appended, one a line; a missing file is empty or an error")
  func roundTrip() throws {
    try withFile { path in
      #expect(throws: ExportError.self) { try MeasurementFile(path: path, mustExist: true, version: "1") }
      let file = try open(path)
      #expect(file.rows.isEmpty)
      for row in [row("a"), row("b")] { try file.append(row) }
      #expect(try text(of: path).split(separator: "\n").count == 2)
      #expect(try open(path).rows == [row("a"), row("b")])
      #expect(try open(path).recorded(row("b").key) == row("b").result)
    }
  }

  @Test("Files merge by concatenation; of two rows for the same measurement the later counts")
  func merge() throws {
    try withFile { path in
      let file = try open(path)
      for row in [row("a"), row("b"), row("a", error: 0.02), row("a", method: "gptq")] { try file.append(row) }
      let rows = try open(path).rows
      #expect(rows == [row("a", error: 0.02), row("b"), row("a", method: "gptq")])
    }
  }

  @Test(
    "A number that no measurement gives is refused with its line, its key and what was found",
    arguments: [
      ("\"relativeSquaredError\": 0.01", "\"relativeSquaredError\": 1e308", "relativeSquaredError", "1e+308"),
      ("\"relativeSquaredError\": 0.01", "\"relativeSquaredError\": -1", "relativeSquaredError", "-1"),
      ("\"bitsPerWeight\": 4.125", "\"bitsPerWeight\": -4", "bitsPerWeight", "-4"),
      ("\"bitsPerWeight\": 4.125", "\"bitsPerWeight\": 1e9", "bitsPerWeight", "1000000000"),
      ("[16, 256]", "[9223372036854775807, 4]", "shape", "9223372036854775807"),
      ("[16, 256]", "[16, -256]", "shape", "-256"), ("\"seconds\": 0.25", "\"seconds\": -1", "seconds", "-1"),
      ("\"notFiniteCount\": 0", "\"notFiniteCount\": -1", "notFiniteCount", "-1"),
      ("\"cosineSimilarity\": 0.99", "\"cosineSimilarity\": 2", "cosineSimilarity", "2"),
    ])
  func impossible(old: String, new: String, key: String, found: String) throws {
    try withFile { path in
      let file = try open(path)
      for row in [row("a"), row("b")] { try file.append(row) }
      let good = try text(of: path)
      #expect(good.contains(old))
      try write(good.replacing(old, with: new, maxReplacements: 1), to: path)
      let error = #expect(throws: ExportError.self) { try open(path) }
      guard case .malformedLine(path, 1, let problem)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(problem.contains(key) && problem.contains("expected") && problem.contains(found))
    }
  }

  @Test("A record that one run adds to is refused to another until the first has ended, and is free to readers")
  func claim() throws {
    try withFile { path in
      var first: MeasurementFile? = try MeasurementFile(path: path, mustExist: false, claims: true, version: "1")
      try first?.append(row("a"))
      #expect(throws: ExportError.busy(path: path)) {
        try MeasurementFile(path: path, mustExist: false, claims: true, version: "1")
      }
      #expect(try open(path).rows == [row("a")])
      first = nil
      #expect(try MeasurementFile(path: path, mustExist: false, claims: true, version: "1").rows == [row("a")])
    }
  }

  @Test("A pipe or a device is no record")
  func odd() throws {
    try withFile { path in
      #expect(mkfifo(path, 0o600) == 0)
      for path in [path, "/dev/full"] {
        #expect(throws: ExportError.self) {
          try MeasurementFile(path: path, mustExist: false, claims: true, version: "1")
        }
      }
    }
  }

  @Test("A last line that was cut off is dropped, told, and overwritten by the next row")
  func fragment() throws {
    try withFile { path in
      let file = try open(path)
      for row in [row("a"), row("b")] { try file.append(row) }
      try write(String(try text(of: path).dropLast(40)), to: path)
      let cut = try open(path)
      #expect(cut.endsInFragment && cut.rows == [row("a")])
      try cut.append(row("c"))
      try cut.append(row("d"))
      #expect(try open(path).rows == [row("a"), row("c"), row("d")])
      #expect(try open(path).endsInFragment == false)
    }
  }

  @Test(
    "A line that is no row is an error that names the line and what is wrong",
    arguments: [("not json\n", "line 2"), ("{\"schemaVersion\": 9}\n", "schemaVersion"), ("[1]\n", "line 2")])
  func malformed(line: String, expected: String) throws {
    try withFile { path in
      try open(path).append(row("a"))
      try write(try text(of: path) + line + "\n", to: path)
      let error = #expect(throws: ExportError.self) { try open(path) }
      #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
      #expect(error?.message.contains("line 2") == true)
    }
  }
}
