import Domain
import Tensors
import TerminalModel
import Testing

@testable import TerminalFace

/// What a question is offline: nobody waits, and the sequences in flight follow.
private func offline(_ request: PlanRequest) -> PlanRequest {
  var request = request
  request.mode = .offline
  request.concurrencyFollows = true
  request.waitingLimits = WaitingLimits()
  return request
}

@Suite("What actions do")
struct UpdateTests {
  /// An action, the keys that reach it from the start, and what it makes of the request.
  private static let knobs: [(keys: String, change: @Sendable (inout PlanRequest) -> Void)] = [
    ("+", { $0.count = 2 }), ("+ + -", { $0.count = 2 }), ("A", { $0.count = nil }),
    ("]", { $0.contextTokens *= 2 }), ("}", { $0.concurrency *= 2 }),
    (
      "[",
      {
        $0.contextTokens /= 2
        $0.shrinkLengthsToContext()
      }
    ),
    ("{", { $0.concurrency /= 2 }), ("o", { $0 = offline($0) }), ("o o", { _ in }),
    ("K", { $0.keyValueCache = .bf16 }), ("K K", { $0.keyValueCache = .fp8 }), ("K K K", { _ in }),
    ("g enter", { $0.scheme = "bf16" }),
    ("g enter enter", { _ in }), ("g enter a", { _ in }), ("g enter space", { _ in }),
    ("c ctrl-u 8 k enter", { $0.contextTokens = 8192 }), ("n ctrl-u 3 2 enter", { $0.concurrency = 32 }),
    ("# ctrl-u 4 enter", { $0.count = 4 }), ("# ctrl-u a u t o enter", { $0.count = nil }),
    ("M m a v enter", { $0.model = "llama-4-maverick" }), ("H l 4 0 enter", { $0.accelerator = "l40s" }),
    ("W b a t c h enter", { $0.workload = "batch" }), ("/ q w e n enter", { $0.model = "qwen3-8b" }),
    ("f enter", { $0.keyValueCache = .fp8 }), ("f j enter", { $0.count = 2 }),
    ("tab backtab down enter", { $0.scheme = "nf4-dq" }), ("backtab enter esc", { _ in }),
    ("backtab right right enter", { $0 = offline($0) }),
    ("backtab right right right enter ctrl-u 8 enter", { $0.count = 8 }),
    (": o f f l i n e enter", { $0 = offline($0) }),
  ]

  @Test("Each knob changes its part of the request and nothing else", arguments: knobs.indices)
  func knob(index: Int) throws {
    let (keys, change) = Self.knobs[index]
    var driver = try Driver.ready()
    var expected = try #require(driver.state.shared.question.current)
    change(&expected)
    try driver.press(keys)
    #expect(driver.state.shared.question.current == expected, "\(keys)")
    #expect(driver.state.shared.plan?.request == expected, "the plan follows: \(keys)")
  }

  @Test("Undo restores what redo brings back, knob by knob", arguments: knobs.indices)
  func undoAndRedo(index: Int) throws {
    var driver = try Driver.ready()
    let before = driver.state.shared.plan
    try driver.press(Self.knobs[index].keys)
    let after = driver.state.shared.plan
    let steps = driver.state.shared.question.earlier.count
    try driver.press("esc")
    for _ in 0..<steps { try driver.press("u") }
    #expect(driver.state.shared.plan == before)
    for _ in 0..<steps { try driver.press("ctrl-r") }
    #expect(driver.state.shared.plan == after)
  }

  @Test("Sixty random changes are undone one by one")
  func longUndo() throws {
    var generator = SeededGenerator(seed: 7)
    var driver = try Driver.ready()
    var plans = [driver.state.shared.plan]
    for _ in 0..<60 {
      let before = driver.state.shared.question
      try driver.press(["+", "-", "]", "[", "}", "{", "o", "K", "A"].randomElement(using: &generator) ?? "o")
      if driver.state.shared.question != before { plans.append(driver.state.shared.plan) }
    }
    for plan in plans.dropLast().reversed() {
      try driver.press("u")
      #expect(driver.state.shared.plan == plan)
    }
    #expect(driver.state.availability(of: .question(.undo)) == .disabled("nothing to undo"))
  }

  @Test("What isn't possible says why and changes nothing")
  func disabled() throws {
    var driver = try Driver.ready()
    let request = driver.state.shared.question.current
    for (keys, word) in [
      ("u", "undo"), ("ctrl-r", "redo"), ("a", "already"), ("-", "least"), ("t", "colours"),
    ] {
      try driver.press(keys)
      #expect(
        driver.state.shared.notice?.text.contains(word) == true, "\(keys): \(driver.state.shared.notice?.text ?? "")")
      #expect(driver.state.shared.question.current == request)
    }
    driver.perform(.applyRepairNumber(9))
    #expect(driver.state.shared.notice?.text.contains("repairs") == true)
    #expect(driver.state.shared.question.current == request)
  }

  @Test("An unknown key says where help is")
  func unknownKey() throws {
    var driver = try Driver.ready()
    try driver.press("f9")
    #expect(driver.state.shared.notice?.text == "F9 does nothing here; ? shows the keys")
  }

  @Test("Escape never leaves the program, from anywhere")
  func escapeNeverQuits() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<40 {
      var driver = try Driver.ready()
      let keys = driver.keyNames
      for _ in 0..<12 { try driver.press(keys.randomElement(using: &generator) ?? "tab") }
      for _ in 0..<6 { try driver.press("esc") }
      #expect(!driver.state.isFinished)
      #expect(driver.state.shared.overlay == nil)
      #expect(driver.planScreen.focus.pane == .schemes)
    }
  }

  @Test("Escape goes back one step at a time: overlay, measurement, pane")
  func escapeSteps() throws {
    var driver = try Driver.ready()
    try driver.press("tab")
    try driver.pressOnly("r")
    try driver.pressOnly("?")
    try driver.pressOnly("esc")
    #expect(driver.state.shared.overlay == nil)
    #expect(driver.state.shared.laboratory.running != nil)
    try driver.pressOnly("esc")
    #expect(driver.state.shared.measurement?.phase == .cancelled)
    #expect(driver.planScreen.focus.pane == .laboratory)
    try driver.pressOnly("esc")
    #expect(driver.planScreen.focus.pane == .schemes)
  }

  @Test("Quit quits, and so does a signal")
  func quits() throws {
    var driver = try Driver.ready()
    try driver.press("q")
    #expect(driver.state.isFinished)
    var other = try Driver.ready()
    _ = update(&other.state, .terminal(.signal(.terminate)))
    #expect(other.state.isFinished)
  }

  @Test(
    "A number that is none stays in its field with the reason", arguments: ["0", "-3", "x", "1.5", "", "99999999999"])
  func badNumber(text: String) throws {
    var driver = try Driver.ready()
    let request = driver.state.shared.question.current
    try driver.press("c ctrl-u")
    driver.type(text)
    try driver.press("enter")
    #expect(driver.state.shared.question.current == request)
    guard case .number(let editor) = driver.state.shared.overlay else {
      Issue.record("the field has closed")
      return
    }
    #expect(editor.problem != nil)
  }

  @Test(
    "Numbers are read as people write them",
    arguments: [("8192", 8192), ("8,192", 8192), (" 8k ", 8192), ("128K", 131_072), ("1m", 1_048_576), ("1_000", 1000)])
  func numbers(text: String, number: Int) throws {
    var request = try FixturePlanner.request()
    request.outputTokens = 0
    var editor = NumberEditor(.context, request: request, accelerators: 1)
    editor.text = TextFieldState(text)
    #expect(try editor.applied(to: request).contextTokens == number)
  }

  @Test("Doubling stops before numbers overflow")
  func doublingIsBounded() throws {
    var driver = try Driver.ready()
    for _ in 0..<200 { try driver.pressOnly("}") }
    #expect(
      driver.state.shared.question.current?.concurrency == RequestField.concurrency.content.range?.upperBound)
  }

  @Test("In a window too small to read, no key changes anything, and q still leaves")
  func tooSmall() throws {
    var driver = try Driver.ready()
    let request = driver.state.shared.question.current
    _ = update(&driver.state, .terminal(.resize(Size(width: 20, height: 5))))
    try driver.press("+ enter o e tab")
    #expect(driver.state.shared.question.current == request)
    #expect(driver.state.shared.overlay == nil)
    try driver.press("q")
    #expect(driver.state.isFinished)
  }

  @Test("Pasting types into a field, and elsewhere says that there is none")
  func paste() throws {
    var driver = try Driver.ready()
    _ = update(&driver.state, .terminal(.paste("maverick")))
    #expect(driver.state.shared.notice != nil)
    try driver.press("M")
    _ = update(&driver.state, .terminal(.paste("maverick")))
    try driver.press("enter")
    #expect(driver.state.shared.question.current?.model == "llama-4-maverick")
  }

  @Test("Copying gives the command or the exported JSON")
  func copies() throws {
    var driver = try Driver.ready()
    try driver.pressOnly("y")
    try driver.pressOnly("Y")
    let copied = driver.waiting.compactMap { effect in if case .copy(let text, _) = effect { text } else { nil } }
    #expect(copied.count == 2)
    #expect(copied.first?.hasPrefix("quantplan plan llama-4-scout --on h100-sxm --count 1") == true)
    #expect(copied.last?.contains("\"schemaVersion\"") == true)
  }
}
