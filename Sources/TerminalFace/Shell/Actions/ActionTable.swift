import TerminalModel

/// Where a key has a meaning of its own, beside `BindingScope.everywhere`.
enum Scope {
  static let request = "request"
  static let schemes = "schemes"
  static let repairs = "repairs"
  /// Numbers of repairs: where the repairs have the keyboard, and everywhere while the plan does not fit.
  static let repairNumbers = "repair-numbers"
}

/// The one table of actions: keys, help, footer, palette and the configuration file all come from it.
enum ActionTable {
  typealias Entry = Binding<Action>

  static let all: [Entry] = answers + questions + load + schemes + repairs + moving + program

  private static let answers: [Entry] = {
    let group = "Take away"
    return [
      Entry(
        .export, id: "export", keys: [.character("e")], title: "export", help: "Write the plan to a file",
        group: group, isInFooter: true),
      Entry(
        .copyCommand, id: "copy-command", keys: [.character("y")], title: "copy",
        help: "Copy the command that makes this plan", group: group),
      Entry(
        .copyPlan, id: "copy-plan", keys: [.character("Y")], title: "copy JSON", help: "Copy the plan as JSON",
        group: group),
      Entry(
        .measure, id: "measure", keys: [.character("r")], title: "measure",
        help: "Measure the scheme's error on weights, or stop measuring", group: group, isInFooter: true),
    ]
  }()

  private static let questions: [Entry] = {
    let group = "Ask"
    return [
      Entry(
        .search, id: "search", keys: [.character("/")], title: "search",
        help: "Find a model, hardware, workload, engine or region", group: group, isInFooter: true),
      Entry(
        .chooseModel, id: "choose-model", keys: [.character("M")], title: "model", help: "Choose the model",
        group: group),
      Entry(
        .chooseHardware, id: "choose-hardware", keys: [.character("H")], title: "hardware",
        help: "Choose the hardware", group: group),
      Entry(
        .chooseWorkload, id: "choose-workload", keys: [.character("W")], title: "workload",
        help: "Choose the workload, with its lengths and targets", group: group),
      Entry(
        .chooseEngine, id: "choose-engine", keys: [.character("E")], title: "engine",
        help: "Choose the inference engine", group: group),
      Entry(
        .chooseRegion, id: "choose-region", keys: [.character("R")], title: "region",
        help: "Choose the region: prices and carbon", group: group),
      Entry(
        .toggleMode, id: "toggle-mode", keys: [.character("o")], title: "mode",
        help: "Change between online (answer fast) and offline (answer much)", group: group, isInFooter: true),
      Entry(
        .undo, id: "undo", keys: [.character("u")], title: "undo", help: "Take back the last change of the question",
        group: group, isInFooter: true),
      Entry(
        .redo, id: "redo", keys: [.control("r"), .character("U")], title: "redo", help: "Take back the last undo",
        group: group),
    ]
  }()

  private static let load: [Entry] = {
    let group = "Size and load"
    return [
      Entry(
        .moreAccelerators, id: "more-gpus", keys: [.character("+"), .character("=")], title: "GPUs",
        help: "One accelerator more", group: group, isInFooter: true),
      Entry(
        .fewerAccelerators, id: "fewer-gpus", keys: [.character("-")], title: "fewer", help: "One accelerator fewer",
        group: group),
      Entry(
        .editCount, id: "edit-count", keys: [.character("#")], title: "count",
        help: "Type the number of accelerators", group: group),
      Entry(
        .automaticCount, id: "automatic-count", keys: [.character("A")], title: "any count",
        help: "Let the planner find the number of accelerators", group: group),
      Entry(
        .doubleContext, id: "double-context", keys: [.character("]")], title: "context",
        help: "Twice the context", group: group),
      Entry(
        .halveContext, id: "halve-context", keys: [.character("[")], title: "context", help: "Half the context",
        group: group),
      Entry(
        .editContext, id: "edit-context", keys: [.character("c")], title: "context",
        help: "Type the context of a sequence in tokens", group: group),
      Entry(
        .doubleUsers, id: "double-users", keys: [.character("}")], title: "users", help: "Twice the users at once",
        group: group),
      Entry(
        .halveUsers, id: "halve-users", keys: [.character("{")], title: "users", help: "Half the users at once",
        group: group),
      Entry(
        .editUsers, id: "edit-users", keys: [.character("n")], title: "users",
        help: "Type the number of users at once", group: group),
      Entry(
        .nextKeyValueCache, id: "next-kv-cache", keys: [.character("K")], title: "KV cache",
        help: "The next number format of the KV cache", group: group),
    ]
  }()
}
