// swift-tools-version: 6.2
import PackageDescription

// Every target is equally strict. Warnings are errors when the checks ask for it (`make test`), not for users
// who build with a newer compiler that may have learned to warn about more.
let strict = Context.environment["QUANTPLAN_WARNINGS_AS_ERRORS"] != nil
let settings: [SwiftSetting] =
  [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
  + (strict ? [.treatAllWarnings(as: .error)] : [])

func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], linking libraries: [LinkerSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings, linkerSettings: libraries)
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
      name: "KernelBenchmarks", dependencies: ["Kernels", "Quantization", "Tensors"], path: "Benchmarks/Kernels",
      swiftSettings: settings)
  ]

let package = Package(
  name: "quantplan",
  products: [.executable(name: "quantplan", targets: ["quantplan"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // MARK: Vocabulary: what the planner talks about
    target("Quantities"),  // bytes, rates, money, intervals; imports nothing
    target("JSON"),  // parser, strict decoder, ordered printer; imports nothing
    target("StyledText"),  // lines of text in roles: widths, wrapping, symbols; imports nothing
    target("Domain", ["Quantities"]),  // models, accelerators, schemes, engines, workloads, plans
    target("Catalogs", ["Domain", "JSON"]),  // finds, reads and checks the JSON catalogs

    // MARK: Documents: what a result says, apart from what shows it
    target("Documents", ["JSON", "StyledText"]),  // facts, tables, bars, charts; pages, Markdown, HTML, CSV

    // MARK: Laboratory: quantizes real or synthetic tensors and measures the error
    .target(
      name: "Kernels", exclude: ["README.md"], cSettings: [.headerSearchPath(".")],
      linkerSettings: [.linkedLibrary("m")]),  // the hot loops, in C
    target("Tensors", ["Domain", "JSON", "Kernels"]),  // safetensors and synthetic sources
    target("LinearAlgebra"),  // products and Cholesky factors from the system's OpenBLAS
    target("Quantization", ["Domain", "Kernels", "LinearAlgebra", "Tensors"]),  // formats, methods, metrics

    // MARK: Engines: pure functions from a deployment to numbers
    target("Estimation", ["Domain"]),  // memory ledger, performance, economics
    // errors of formats, by class of tensor: the one meaning of a request's weights
    target("WeightErrors", ["Catalogs", "Domain", "JSON", "Quantities", "Quantization", "Tensors"]),
    target("Planning", ["Estimation", "Catalogs", "WeightErrors", "Quantization", "Tensors"]),  // candidates, repairs

    // MARK: Faces: one plan, three ways to look at it
    target("TerminalModel", ["StyledText"]),  // cells, frames, widgets, keys: pure, no terminal
    // numbers and sentences, results as documents
    target(
      "Presentation",
      ["Catalogs", "Documents", "Planning", "WeightErrors", "Quantization", "StyledText", "Tensors"]),
    // JSON, and every document as a file
    target(
      "Export",
      ["Catalogs", "Documents", "JSON", "Planning", "WeightErrors", "Presentation", "Quantization", "Tensors"]),
    .systemLibrary(name: "CNcurses"),
    target("TerminalCurses", ["StyledText", "TerminalModel", "CNcurses"]),  // the only target that touches ncurses
    target(
      "TerminalFace",
      [
        "Documents", "StyledText", "TerminalModel", "TerminalCurses", "Planning", "WeightErrors", "Catalogs",
        "Presentation", "Export", "Quantization", "Tensors",
      ]),
    target(
      "CommandLineFace",
      [
        "TerminalFace", "TerminalCurses", "TerminalModel", "StyledText", "Documents", "Planning", "Catalogs",
        "Presentation", "Export", "Quantization", "Tensors", "WeightErrors", argumentParser,
      ]),
    .executableTarget(name: "quantplan", dependencies: ["CommandLineFace"], swiftSettings: settings),

    // MARK: Tests
    .target(
      name: "TestSupport", dependencies: ["Catalogs", "Domain", "Planning", "Tensors"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("Quantities"),
    tests("JSON"),
    tests("StyledText", ["Tensors"]),
    tests("Documents", ["StyledText"]),
    tests("Domain"),
    tests("Catalogs", ["JSON"]),
    tests("Tensors", ["Domain"]),
    tests("LinearAlgebra"),
    tests("Quantization", ["Domain", "Tensors"]),
    tests("Estimation"),
    tests("WeightErrors", ["Planning", "Quantization", "Tensors"]),
    tests("Planning", ["Quantization", "Tensors"]),
    tests("Presentation", ["Export", "Planning"], without: ["Goldens"]),
    tests("Export", ["Planning", "Quantization", "Tensors"], without: ["Goldens"]),
    tests("TerminalModel", ["Tensors"]),
    tests("TerminalCurses", ["TerminalModel"]),
    tests("TerminalFace", ["Tensors"], without: ["Goldens", "Scripts"]),
    tests("CommandLineFace"),
    // What holds across targets.
    .testTarget(
      name: "LawTests", dependencies: ["CommandLineFace", "TerminalFace", "Tensors", "TestSupport"], path: "Tests/Laws",
      swiftSettings: settings),
  ] + benchmarks
)
