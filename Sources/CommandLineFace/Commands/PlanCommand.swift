import ArgumentParser
import Domain
import Export
import Planning
import Presentation
import WeightErrors

/// `quantplan plan`: the best deployment of a model on some hardware.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan a deployment: does it fit, on how many GPUs, how fast, at what cost and accuracy.",
    discussion: """
      MODEL and HARDWARE are an id, an alias, a unique part of a name, or a path to a JSON file of your own. \
      MODEL may also be a folder with a config.json, that file, a .gguf or .safetensors file, a hub's OWNER/NAME, or a \
      size such as 7B or 30B:3B, which stands for a typical model. HARDWARE may also be this (what this machine has, see \
      'quantplan machine') or an entry with other memory, strix-halo:64GB, cpu:64GB:80GBps. \
      Exit status 0: it fits; 2: it does not, and the report says what would make it fit. With --strict a missed \
      target is 2 as well.

      Examples:
        quantplan plan llama-4-scout --on h100-sxm --count 1
        quantplan plan llama-4-scout --on h100-sxm --scheme bf16 --json
        quantplan plan llama-3.1-70b --on h200-sxm --workload rag --max-tpot 50
        quantplan plan llama-3.1-8b --on l4 --scheme w4a16-g128+int8-g128:down_proj
        quantplan plan my-model.json --on my-gpu.json --context 32768
        quantplan plan ./my-checkpoint --on l4
        quantplan plan 7B --on l4
        quantplan plan 7B --on this
        quantplan plan llama-4-scout -o plan.json
        quantplan plan llama-4-scout -o plan.html
        quantplan plan --from plan.json --count 2
        quantplan plan llama-4-scout --against 4xa100-sxm-80gb/bf16
        quantplan plan llama-3.1-8b --on l4 --why nvfp4
        quantplan plan llama-3.1-70b --horizon 12mo --api-price 0.5:1.5
        quantplan plan llama-3.1-8b --on t4 --residency africa --currency EUR=1.08
      """)

  @Argument(help: ArgumentHelp("The model to deploy; --from may tell it instead.", valueName: "model"))
  var model: String?

  @OptionGroup(title: "SUBJECT") var subject: SubjectOptions
  @OptionGroup(title: "SUBJECT") var size: SizeOptions
  @OptionGroup var question: QuestionOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Tell the plan against the same question with another count, hardware or scheme, 4xa100-sxm-80gb/bf16 or a part "
        + "of it, or against an exported plan (- is standard input).", valueName: "spec"),
    transform: { text in try AgainstArgument(text) })
  var against: AgainstArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Why another scheme, count or hardware was not chosen: nvfp4, 4x, h200-sxm, 2xl40s/fp8-dynamic.",
      valueName: "spec"),
    transform: { text in try AgainstArgument(text, of: "--why") })
  var why: AgainstArgument?

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func validate() throws {
    if case .file(let path) = why?.content {
      throw ValidationError("--why is '\(path)'; expected \(AgainstArgument.expectedChanges)")
    }
    try size.check(beside: model)
    guard subject.from == "-", against?.content == .file(path: "-") else { return }
    throw ValidationError("expected standard input (-) once, found it for --from and for --against")
  }

  @Flag(help: "Tell the trade-offs too: what nothing else beats in cost, latency and quality at once.")
  var front = false

  @Flag(help: "Exit with status 2 where a target is missed, as where it does not fit.")
  var strict = false

  func run() throws {
    let store = try catalogs.open()
    let earlier = try subject.from.map { try PlanFile.readRequest($0) }
    let bar = ProgressBar.onStandardError()
    let weights = WeightMeasurements(store, workers: Processors.count, progress: bar?.show)
    let planner = Planner(catalogs: store, weights: weights)
    let request = try planner.resolver.request(asked, from: earlier)
    try InputProtection.check("-o", output.file) {
      InputProtection.files(of: request, store) + (subject.from.map { [$0] } ?? []) + (against?.paths ?? [])
    }
    let plan = try planner.plan(request)
    let comparison = try against?.comparison(of: plan, to: request, planner: planner)
    let whyNot = try why?.whyNot(plan, to: request, planner: planner)
    bar?.finish()
    let others = comparison.map { $0.base.source == nil ? $0.base.plan.warnings : [] } ?? []
    try ThisMachine.tell(asked[.accelerator], plan: plan, catalogs: store)
    for warning in plan.warnings + others.filter({ !plan.warnings.contains($0) }) {
      StandardStreams.message("warning: \(warning)")
    }
    try output.write(PlanDocument.document(plan, against: comparison, why: whyNot, tellsFront: front)) {
      try PlanExport.json(plan, against: comparison, why: whyNot)
    }
    let isMissed = strict && !plan.verdict.missedTargets.isEmpty
    if plan.verdict.outcome == .doesNotFit || isMissed { throw ExitCode(ExitStatus.doesNotFit) }
  }

  /// What the command line asks of the request.
  var asked: RequestChanges {
    var asked = changes
    asked[.model] = model ?? size.model
    return asked
  }
}
