import Domain
import FoundationEssentials
import Presentation
import Quantities
import Tensors
import TerminalModel
import TestSupport
import Testing

@testable import TerminalFace

@Suite("Measuring with the real laboratory")
struct RealMeasurementTests {
  private func driver(weights: String?) throws -> Driver {
    var driver = try Driver.ready(
      start: StartingPoint(model: "all-minilm-l6-v2", weights: weights), services: .real(ShippedCatalogs.store()))
    let rows = try #require(driver.state.shared.answer.answered?.schemes.rows)
    driver.planScreen.focus[.schemes].selection = rows.firstIndex { $0.scheme == "w8a16" }
    try #require(driver.planScreen.selectedScheme(driver.state.shared) == "w8a16")
    try driver.press("enter")
    return driver
  }

  /// Four small matrices of pseudo-random values.
  private static func writeWeights(_ path: String) throws {
    let fields = (0..<4).map {
      SafetensorsWriter.Field(
        name: "encoder.layer.\($0).attention.self.query.weight", elementType: .float32, shape: [64, 128])
    }
    var generator = SeededGenerator(seed: 3)
    var writer = try SafetensorsWriter(path: path, fields: fields)
    for _ in 0..<(fields.count * 64 * 128) {
      let value = Float.random(in: -0.1...0.1, using: &generator)
      try writer.append(withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) })
    }
    try writer.finish()
  }

  @Test("Without weights of its own a session measures labelled synthetic ones, each tensor once")
  func synthetic() throws {
    var driver = try driver(weights: nil)
    let before = driver.state.shared.plan
    try driver.press("r")
    let measurement = try #require(driver.state.shared.measurement)
    #expect(measurement.phase == .finished)
    #expect(measurement.rows.count == measurement.total && measurement.total > 1)
    #expect(Set(measurement.rows.map(\.name)).count == measurement.rows.count)
    #expect(try #require(measurement.estimate).likely > 0)
    #expect(driver.screen.contains("SYNTHETIC weights"))
    #expect(driver.state.shared.plan == before, "invented weights change no plan")
  }

  @Test("Weights of its own make the plan's quality a measured one, and never a synthetic one again")
  func real() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("model.safetensors")
    try Self.writeWeights(path)
    var driver = try driver(weights: path)
    #expect(driver.state.shared.plan?.quality.basis != .measured)
    try driver.press("r")
    #expect(driver.state.shared.measurement?.phase == .finished)
    #expect(driver.state.shared.plan?.quality.basis == .measured)
    #expect(!driver.screen.contains("SYNTHETIC"))
  }

  @Test("Weights that can't be read are a reason in the pane")
  func unreadable() throws {
    var driver = try driver(weights: "/no/such/file.safetensors")
    try driver.press("r")
    guard case .failed(let reason) = driver.state.shared.measurement?.phase else {
      Issue.record("\(String(describing: driver.state.shared.measurement))")
      return
    }
    #expect(reason.contains("/no/such/file.safetensors"))
  }
}
