import Domain
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Measuring in a session")
struct LaboratoryTests {
  @Test("Rows of a measurement that was stopped, or begun anew, are dropped")
  func staleMeasurement() throws {
    var driver = try Driver.ready()
    try driver.pressOnly("r")
    let first = driver.waiting.flatMap { driver.messages(of: $0) }
    driver.waiting = []
    for message in first.prefix(3) { _ = update(&driver.state, message) }
    #expect(driver.state.shared.measurement?.rows.count == 3)
    try driver.pressOnly("r")
    #expect(driver.state.shared.measurement?.phase == .cancelled)
    for message in first.dropFirst(3) { _ = update(&driver.state, message) }
    #expect(driver.state.shared.measurement?.rows.count == 3, "what was measured stays, and nothing is added")
    try driver.pressOnly("r")
    for message in first { _ = update(&driver.state, message) }
    #expect(driver.state.shared.measurement?.rows.isEmpty == true)
    #expect(driver.state.shared.measurement?.isRunning == true)
  }

  @Test("A measurement ends with its rows and its interval, and one of real weights with a new plan")
  func measurement() throws {
    for weights in [nil, "model.safetensors"] {
      var driver = try Driver.ready(start: StartingPoint(weights: weights))
      let number = driver.state.shared.answer.lastNumber
      try driver.press("r")
      #expect(driver.state.shared.measurement?.phase == .finished)
      #expect(driver.state.shared.measurement?.rows == FixtureServices.tensors)
      #expect(driver.state.shared.measurement?.estimate != nil)
      #expect(driver.screen.contains("SYNTHETIC weights") == (weights == nil), "invented weights are called so")
      #expect(
        driver.state.shared.answer.lastNumber == (weights == nil ? number : number + 1), "real ones sharpen the plan")
    }
  }

  @Test("A measurement that can't be made says why")
  func failedMeasurement() throws {
    var driver = try Driver.ready()
    try driver.press("g enter r")
    #expect(driver.state.shared.measurement?.phase == .failed("bf16 has no error to measure."))
    #expect(driver.screen.contains("bf16 has no error to measure."))
  }
}
