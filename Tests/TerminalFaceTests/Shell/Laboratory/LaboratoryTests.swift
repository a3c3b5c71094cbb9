import Domain
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Measurements belong to their questions")
struct LaboratoryTests {
  /// Questions that are measured differently from the first one, by the keys that ask them.
  private static let others = ["M q w e n enter", "M m a v enter", "g enter", "g j enter"]

  @Test("Another model's or scheme's question shows nothing measured, and going back shows it again", arguments: others)
  func resultsBelongToTheirQuestion(keys: String) throws {
    var driver = try Driver.ready()
    try driver.press("r")
    let measured = try #require(driver.state.shared.measurement)
    #expect(driver.screen.contains("whole model"))
    try driver.press("esc " + keys)
    #expect(driver.state.shared.measurement == nil)
    driver.perform(.show(.laboratory))
    #expect(!driver.screen.contains("whole model") && !driver.screen.contains("down_proj"))
    #expect(driver.screen.contains("Press r to quantize"))
    try driver.press("u")
    #expect(driver.state.shared.measurement == measured)
    #expect(driver.screen.contains("whole model"))
  }

  @Test("What doesn't change the weights or how they are stored keeps what was measured")
  func sameQuestion() throws {
    var driver = try Driver.ready()
    try driver.press("r")
    let measured = driver.state.shared.measurement
    try driver.press("+ o ] }")
    #expect(driver.state.shared.measurement == measured)
    #expect(driver.screen.contains("whole model"))
  }

  @Test("What is measured for a question that isn't in sight any more is stopped, and shown nowhere else")
  func runningMeasurement() throws {
    var driver = try Driver.ready()
    try driver.pressOnly("r")
    let reports = driver.waiting.flatMap { driver.messages(of: $0) }
    driver.waiting = []
    for message in reports.prefix(3) { _ = update(&driver.state, message) }
    try driver.pressOnly("M q w e n enter")
    var asked: [Effect] = []
    while !driver.waiting.isEmpty {
      let effect = driver.waiting.removeFirst()
      asked.append(effect)
      for message in driver.messages(of: effect) { driver.waiting += update(&driver.state, message) }
    }
    #expect(asked.contains(.cancelMeasurements(upTo: 1)))
    for message in reports.dropFirst(3) { driver.waiting += update(&driver.state, message) }
    #expect(driver.state.shared.measurement == nil)
    #expect(driver.state.shared.laboratory.running == nil)
    try driver.press("u")
    #expect(driver.state.shared.measurement?.rows.count == 3)
    #expect(driver.state.shared.measurement?.phase == .cancelled)
  }

  @Test("A question without a plan has no measurement")
  func noPlan() throws {
    var driver = try Driver.ready()
    try driver.press("r c ctrl-u 2 m enter")
    #expect(driver.state.shared.plan == nil)
    #expect(driver.state.shared.measurement == nil)
    #expect(!driver.screen.contains("whole model"))
  }

  @Test("Old measurements give way to new ones, and at most one runs")
  func bounds() throws {
    var laboratory = Laboratory()
    let questions = try (0..<Laboratory.mostMeasurements + 3).map { index in
      MeasurementQuestion(FixturePlanner.plan(try FixturePlanner.request(model: "model-\(index)")))
    }
    for question in questions {
      let number = laboratory.begin(question)
      #expect(laboratory.running?.number == number)
      #expect(laboratory.running?.question == question)
    }
    let kept = questions.filter { laboratory[$0] != nil }
    #expect(kept == Array(questions.suffix(Laboratory.mostMeasurements)))
    #expect(kept.filter { laboratory[$0]?.isRunning == true }.count == 1)
  }

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
