// swift-tools-version: 6.2
import PackageDescription

// Every target is equally strict. Warnings are errors when the checks ask for it (`make test`), not for users
// who build with a newer compiler that may have learned to warn about more.
let strict = Context.environment["QUANTPLAN_WARNINGS_AS_ERRORS"] != nil
let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
  ]
  + (strict ? [.treatAllWarnings(as: .error)] : [])

// What the law tests spend their time in is compiled with optimization for them: they take less than half the time.
let optimized: [SwiftSetting] =
  Context.environment["QUANTPLAN_OPTIMIZED_TESTS"] == nil
  ? [] : [.unsafeFlags(["-O"], .when(configuration: .debug))]
let computing: Set = ["Quantities", "JSON", "Domain", "Simulation", "Estimation", "Planning"]

func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], linking libraries: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies,
    swiftSettings: settings + (computing.contains(name) ? optimized : []), linkerSettings: libraries)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], without files: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, exclude: files,
    swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// Built by `make bench` alone.
let benchmarks: [Target] =
  Context.environment["QUANTPLAN_BENCHMARKS"] == nil
  ? []
  : [
    // MARK: Benchmarks
    .executableTarget(
      name: "KernelBenchmarks", dependencies: ["Platform", "Kernels", "Quantization", "Tensors"],
      path: "Benchmarks/Kernels",
      swiftSettings: settings),
    .executableTarget(
      name: "SimulationBenchmarks", dependencies: ["Simulation"], path: "Benchmarks/Simulation",
      swiftSettings: settings),
  ]

let package = Package(
  name: "quantplan",
  products: [.executable(name: "quantplan", targets: ["quantplan"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // MARK: System
    target("Platform"),  // the only target that imports the C library

    // MARK: Vocabulary: what the planner talks about
    target("Quantities"),  // bytes, rates, money, intervals; imports nothing
    target("JSON"),  // parser, strict decoder, ordered printer; imports nothing
    target("StyledText"),  // lines of text in roles: widths, wrapping, symbols; imports nothing
    target("Machine", ["Platform", "Quantities", "JSON"]),  // what this machine has: tools and files of its kernel
    target("Domain", ["Quantities"]),  // models, accelerators, schemes, engines, workloads, plans
    // finds, reads and checks the JSON catalogs, and the models that people bring
    target("Catalogs", ["Platform", "Quantities", "JSON", "Machine", "Domain", "Tensors"]),

    // MARK: Documents: what a result says, apart from what shows it
    target("Documents", ["JSON", "StyledText"]),  // facts, tables, bars, charts; pages, Markdown, HTML, CSV

    // MARK: Laboratory: quantizes real or synthetic tensors and measures the error
    .target(
      name: "Kernels", exclude: ["README.md"], cSettings: [.headerSearchPath(".")],
      linkerSettings: [.linkedLibrary("m")]),  // the hot loops, in C
    target("Tensors", ["Platform", "JSON", "Domain", "Kernels"]),  // safetensors and synthetic sources
    target("LinearAlgebra", ["Platform"]),  // products and Cholesky factors from the system's OpenBLAS
    target("Quantization", ["Platform", "Domain", "Kernels", "Tensors", "LinearAlgebra"]),  // formats, methods, metrics

    // MARK: Engines: pure functions from a deployment to numbers
    // continuous batching, event by event: latencies under load; imports nothing, roots and rounding call libm
    target("Simulation", linking: [.linkedLibrary("m")]),
    target("Estimation", ["Quantities", "Domain", "Simulation"]),  // memory ledger, performance, economics
    // errors of formats, by class of tensor: the one meaning of a request's weights
    target("WeightErrors", ["Quantities", "JSON", "Domain", "Catalogs", "Tensors", "Quantization"]),
    // candidates, strategy, repairs
    target(
      "Planning", ["Quantities", "Domain", "Catalogs", "Quantization", "Estimation", "Simulation", "WeightErrors"]),

    // published measurements beside what plans say of them
    target("Verification", ["Quantities", "Domain", "Catalogs", "Estimation", "Planning"]),

    // MARK: Faces: one plan, three ways to look at it
    target("TerminalModel", ["StyledText"]),  // cells, frames, widgets, keys: pure, no terminal
    // numbers and sentences, results as documents
    target(
      "Presentation",
      [
        "Quantities", "StyledText", "Machine", "Domain", "Catalogs", "Documents", "Tensors", "Quantization", "Planning",
        "Verification",
      ]),
    // JSON, and every document as a file
    target(
      "Export",
      [
        "Platform", "Quantities", "JSON", "Machine", "Domain", "Catalogs", "Documents", "Quantization", "WeightErrors",
        "Planning", "Verification", "Presentation",
      ]),
    .systemLibrary(name: "CNcurses"),
    // the only target that touches ncurses
    target("TerminalCurses", ["Platform", "StyledText", "TerminalModel", "CNcurses"]),
    target(
      "TerminalFace",
      [
        "Platform", "Quantities", "JSON", "StyledText", "Domain", "Catalogs", "Documents", "Tensors", "Quantization",
        "WeightErrors", "Planning", "TerminalModel", "Presentation", "Export", "TerminalCurses",
      ]),
    target(
      "CommandLineFace",
      [
        "Platform", "Quantities", "JSON", "StyledText", "Domain", "Catalogs", "Documents", "Tensors", "Quantization",
        "WeightErrors", "Planning", "Verification", "TerminalModel", "Presentation", "Export", "TerminalCurses",
        "TerminalFace", argumentParser,
      ]),
    .executableTarget(name: "quantplan", dependencies: ["CommandLineFace", "Platform"], swiftSettings: settings),

    // MARK: Tests
    .target(
      name: "TestSupport", dependencies: ["Machine", "Catalogs", "Domain", "Planning", "Tensors"],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("Platform"),
    tests("Quantities"),
    tests("JSON"),
    tests("StyledText", ["Tensors"]),
    tests("Documents", ["StyledText"]),
    tests("Machine", ["Platform", "Quantities"]),
    tests("Domain", ["Quantities"]),
    tests("Catalogs", ["Platform", "Quantities", "JSON", "Machine", "Domain", "Tensors"]),
    tests("Tensors", ["Platform", "Domain", "Kernels"]),
    tests("LinearAlgebra"),
    tests("Quantization", ["Platform", "Domain", "Kernels", "Tensors"]),
    tests("Estimation", ["Quantities", "Domain", "Catalogs"]),
    tests("Simulation"),
    tests("WeightErrors", ["Quantities", "Domain", "Catalogs", "Tensors", "Quantization", "Planning"]),
    tests("Planning", ["Quantities", "Domain", "Catalogs", "Tensors", "Quantization", "Estimation"]),
    tests(
      "Verification",
      ["Quantities", "Domain", "Catalogs", "Documents", "Estimation", "Planning", "Presentation", "Export"]),
    tests(
      "Presentation",
      [
        "Quantities", "StyledText", "Domain", "Catalogs", "Documents", "Tensors", "Quantization", "WeightErrors",
        "Export",
      ], without: ["Goldens"]),
    tests(
      "Export",
      [
        "Platform", "Quantities", "JSON", "Domain", "Documents", "Tensors", "Quantization", "WeightErrors", "Planning",
        "Presentation",
      ], without: ["Goldens"]),
    tests("TerminalModel", ["StyledText", "Tensors"]),
    tests("TerminalCurses", ["Platform", "StyledText", "TerminalModel"]),
    tests(
      "TerminalFace", ["Quantities", "StyledText", "Domain", "Catalogs", "Tensors", "TerminalModel", "Export"],
      without: ["Goldens", "Scripts"]),
    tests(
      "CommandLineFace",
      ["StyledText", "Domain", "Catalogs", "Tensors", "Planning", "TerminalModel", "Export", argumentParser]),
    // What holds across targets.
    .testTarget(
      name: "LawTests",
      dependencies: [
        "Quantities", "Domain", "Catalogs", "Estimation", "Simulation", "Planning", "CommandLineFace", "TerminalFace",
        "Tensors", "Platform", "Export", "TestSupport",
      ], path: "Tests/Laws",
      swiftSettings: settings),
  ] + benchmarks
)
