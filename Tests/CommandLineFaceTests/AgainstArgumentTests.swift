import Catalogs
import Domain
import TestSupport
import Testing

@testable import CommandLineFace

@Suite("What a plan is told against")
struct AgainstArgumentTests {
  @Test(
    "Every part of count × hardware / scheme is read as such",
    arguments: [
      ("4xa100-sxm-80gb/bf16", "4", .pair(hardware: "a100-sxm-80gb", scheme: "bf16")),
      ("4 × a100-sxm-80gb / bf16", "4", .pair(hardware: "a100-sxm-80gb", scheme: "bf16")),
      ("2x", "2", .none), ("2xl4", "2", .either("l4")), ("bf16", nil, .either("bf16")),
      ("h200-sxm/fp8-dynamic", nil, .pair(hardware: "h200-sxm", scheme: "fp8-dynamic")),
      ("2x/bf16", "2", .pair(hardware: nil, scheme: "bf16")), ("l4/", nil, .pair(hardware: "l4", scheme: nil)),
      ("./my-gpu.json/bf16", nil, .pair(hardware: "./my-gpu.json", scheme: "bf16")),
      ("2xmy-gpu.json", "2", .either("my-gpu.json")), ("w4a16+int8:lm_head", nil, .either("w4a16+int8:lm_head")),
    ] as [(String, String?, AgainstArgument.Names)])
  func parts(text: String, count: String?, names: AgainstArgument.Names) throws {
    #expect(try AgainstArgument(text) { _ in false }.content == .changes(count: count, names))
  }

  @Test("A file is an exported plan, and so are standard input and a name that ends in .json")
  func files() throws {
    #expect(try AgainstArgument("2x") { $0 == "2x" }.content == .file(path: "2x"))
    for path in ["-", "plan.json", "a/plan.json"] {
      #expect(try AgainstArgument(path) { _ in false }.content == .file(path: path))
    }
  }

  @Test("The catalogs tell hardware from schemes", arguments: [true, false])
  func either(isHardware: Bool) throws {
    let store = try ShippedCatalogs.store()
    let entries = store.entries(isHardware ? .hardware : .schemes)
    let field: RequestField = isHardware ? .accelerator : .scheme
    for entry in entries {
      let changes = try AgainstArgument.Names.either(entry.id).changes(in: store, of: entry.id)
      #expect(changes == [field: entry.id], "\(entry.id)")
    }
  }

  @Test("A name that nothing has is answered with what is expected and what comes near")
  func unknown() throws {
    let store = try ShippedCatalogs.store()
    let failure = #expect(throws: Failure.self) {
      try AgainstArgument.Names.either("bf17").changes(in: store, of: "--against is `4xbf17`")
    }
    for word in ["`4xbf17`", "`bf17` is neither", AgainstArgument.expected, "Near it: bf16"] {
      #expect(failure?.message.contains(word) == true, "\(word)")
    }
    #expect(failure?.status == ExitStatus.usage)
  }
}
