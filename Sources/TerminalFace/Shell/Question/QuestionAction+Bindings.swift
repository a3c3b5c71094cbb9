import Catalogs
import TerminalModel

extension QuestionAction {
  static let bindings: [Binding<QuestionAction>] = answers + questions + load

  private static let answers: [Binding<QuestionAction>] = {
    let group = "Take away"
    return [
      Binding(
        .export, id: "export", keys: [.character("e")], title: "export", help: "Write the plan to a file",
        group: group, isInFooter: true),
      Binding(
        .copyCommand, id: "copy-command", keys: [.character("y")], title: "copy",
        help: "Copy the command that makes this plan", group: group),
      Binding(
        .copyPlan, id: "copy-plan", keys: [.character("Y")], title: "copy JSON", help: "Copy the plan as JSON",
        group: group),
      Binding(
        .mark, id: "mark", keys: [.character("m")], title: "mark",
        help: "Put the plan aside to be compared, or take it from there", group: group),
    ]
  }()

  private static let questions: [Binding<QuestionAction>] = {
    let group = "Ask"
    return [
      Binding(
        .search, id: "search", keys: [.character("/")], title: "search",
        help: "Find a model, hardware, workload, engine or region", group: group, isInFooter: true),
      Binding(
        .choose(.models), id: "choose-model", keys: [.character("M")], title: "model", help: "Choose the model",
        group: group),
      Binding(
        .choose(.hardware), id: "choose-hardware", keys: [.character("H")], title: "hardware",
        help: "Choose the hardware", group: group),
      Binding(
        .choose(.workloads), id: "choose-workload", keys: [.character("W")], title: "workload",
        help: "Choose the workload, with its lengths and targets", group: group),
      Binding(
        .choose(.engines), id: "choose-engine", keys: [.character("E")], title: "engine",
        help: "Choose the inference engine", group: group),
      Binding(
        .choose(.regions), id: "choose-region", keys: [.character("R")], title: "region",
        help: "Choose the region: prices and carbon", group: group),
      Binding(
        .editOptions, id: "edit-options", keys: [.character("O")], title: "options",
        help: "Change anything: targets, rate, objective, prices, as options", group: group),
      Binding(
        .turn(.toggleMode), id: "toggle-mode", keys: [.character("o")], title: "mode",
        help: "Change between online (answer fast) and offline (answer much)", group: group, isInFooter: true),
      Binding(
        .undo, id: "undo", keys: [.character("u")], title: "undo", help: "Take back the last change of the question",
        group: group, isInFooter: true),
      Binding(
        .redo, id: "redo", keys: [.control("r"), .character("U")], title: "redo", help: "Take back the last undo",
        group: group),
    ]
  }()

  private static let load: [Binding<QuestionAction>] = {
    let group = "Size and load"
    return [
      Binding(
        .turn(.moreAccelerators), id: "more-gpus", keys: [.character("+"), .character("=")], title: "GPUs",
        help: "One accelerator more", group: group, isInFooter: true),
      Binding(
        .turn(.fewerAccelerators), id: "fewer-gpus", keys: [.character("-")], title: "fewer",
        help: "One accelerator fewer",
        group: group),
      Binding(
        .edit(.count), id: "edit-count", keys: [.character("#")], title: "count",
        help: "Type the number of accelerators", group: group),
      Binding(
        .turn(.automaticCount), id: "automatic-count", keys: [.character("A")], title: "any count",
        help: "Let the planner find the number of accelerators", group: group),
      Binding(
        .turn(.doubleContext), id: "double-context", keys: [.character("]")], title: "context",
        help: "Twice the context", group: group),
      Binding(
        .turn(.halveContext), id: "halve-context", keys: [.character("[")], title: "context", help: "Half the context",
        group: group),
      Binding(
        .edit(.context), id: "edit-context", keys: [.character("c")], title: "context",
        help: "Type the context of a sequence in tokens", group: group),
      Binding(
        .turn(.doubleUsers), id: "double-users", keys: [.character("}")], title: "sequences",
        help: "Twice the sequences at once", group: group),
      Binding(
        .turn(.halveUsers), id: "halve-users", keys: [.character("{")], title: "sequences",
        help: "Half the sequences at once", group: group),
      Binding(
        .edit(.users), id: "edit-users", keys: [.character("n")], title: "sequences",
        help: "Type the number of sequences at once", group: group),
      Binding(
        .turn(.nextKeyValueCache), id: "next-kv-cache", keys: [.character("K")], title: "KV cache",
        help: "The next number format of the KV cache", group: group),
    ]
  }()
}
