import ArgumentParser
import FoundationEssentials
import Tensors
import TerminalFace
import TestSupport
import Testing

@testable import CommandLineFace

/// The command line and the terminal interface over the shipped catalogs, with a folder of a user's own files.
struct TwoFaces {
  let folder: String

  /// A folder of its own, removed at the end.
  static func inFolder(_ body: (TwoFaces) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path() + "quantplan-law-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/folder", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let faces = TwoFaces(folder: folder)
    try faces.writeFiles()
    try body(faces)
  }

  /// What `quantplan plan --json` writes.
  func plan(_ arguments: [String]) throws -> String {
    let file = "\(folder)/plan-\(UUID().uuidString).json"
    let status = QuantplanProgram.run(
      ["quantplan", "plan"] + arguments.map(placed) + ["--catalogs", ShippedCatalogs.path, "--json", "-o", file])
    try #require(status == ExitStatus.fits || status == ExitStatus.doesNotFit)
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  /// What `quantplan plan --from` makes of an exported plan.
  func plan(again exported: String) throws -> String {
    let file = "\(folder)/exported-\(UUID().uuidString).json"
    try Data(exported.utf8).write(to: URL(filePath: file))
    return try plan(["--from", file])
  }

  /// What the interface exports after these keys.
  func export(_ arguments: [String], steps: String) throws -> String {
    let file = "\(folder)/interface-\(UUID().uuidString).json"
    let command = try #require(
      try QuantplanCommand.command(["tui"] + arguments.map(placed)) as? TuiCommand)
    let script = ["wait", steps, "wait", "e", "ctrl-u", "type \(file)", "enter", "wait"].joined(separator: "\n")
    _ = try TerminalFace.runScript(
      script, SessionOptions(services: .real(ShippedCatalogs.store()), start: command.start, keysPath: nil))
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  private func placed(_ argument: String) -> String {
    argument.hasPrefix("@/") ? folder + argument.dropFirst() : argument
  }

  private func writeFiles() throws {
    for (kind, id, name) in [
      ("models", "qwen3-0.6b", "model"), ("hardware", "l4", "gpu"), ("workloads", "rag", "load"),
    ] {
      try FileManager.default.copyItem(
        atPath: "\(ShippedCatalogs.path)/\(kind)/\(id).json", toPath: "\(folder)/\(name).json")
    }
    try writeWeights("\(folder)/own.safetensors")
    try writeWeights("\(folder)/folder/model.safetensors")
    let status = QuantplanProgram.run([
      "quantplan", "measure", "\(folder)/own.safetensors", "--scheme", "int8,int4-g128", "--record",
      "\(folder)/errors.jsonl", "-o", "\(folder)/report.txt",
    ])
    try #require(status == ExitStatus.fits)
  }

  /// Small matrices of pseudo-random values, some of them far out, as in trained weights.
  private func writeWeights(_ path: String) throws {
    let fields = (0..<3).flatMap { layer in
      ["attention.self.query", "intermediate.dense"].map { name in
        SafetensorsWriter.Field(
          name: "encoder.layer.\(layer).\(name).weight", elementType: .float32, shape: [64, 128])
      }
    }
    var state: UInt64 = 7
    var writer = try SafetensorsWriter(path: path, fields: fields)
    for _ in 0..<(fields.count * 64 * 128) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let unit = Float(state >> 40) / Float(1 << 24) - 0.5
      let value = unit * unit * unit
      try writer.append(withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) })
    }
    try writer.finish()
  }
}
