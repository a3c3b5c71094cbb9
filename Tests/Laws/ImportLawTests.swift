import Catalogs
import Domain
import Export
import Planning
import TestSupport
import Testing

/// A model that is imported into the catalogs plans as its files do.
@Suite("Plans of imported models")
struct ImportLawTests {
  static let configurations = [
    BroughtModelLawTests.configuration(quantization: nil),
    BroughtModelLawTests.configuration(quantization: BroughtModelLawTests.forms[0].quantization),
    BroughtModelLawTests.configuration(quantization: BroughtModelLawTests.forms[2].quantization),
    BroughtModelLawTests.configuration(
      quantization: #"{"quant_method":"gptq","bits":4,"group_size":128,"modules_to_not_convert":["down_proj"]}"#),
    // An architecture that nobody knows, read as a plain decoder.
    BroughtModelLawTests.configuration(quantization: nil).replacing("llama", with: "unheard-of"),
  ]

  @Test("The plan of the entry and that of the path are the same", arguments: configurations)
  func same(_ configuration: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("config.json", configuration)
    let own = try OwnCatalog(folder.path + "/own")
    let draft = try own.draft(importing: folder.path, id: nil, name: nil, replacing: false)
    _ = try own.write([draft], replacing: false)
    let planner = Planner(catalogs: own.store)
    func json(_ model: String) throws -> String {
      var changes = RequestChanges()
      changes[.model] = model
      changes[.accelerator] = "l40s"
      return try PlanExport.json(try planner.plan(planner.resolver.request(changes)))
    }
    let byPath = try json(folder.path)
    #expect(byPath.contains("\"\(folder.path)\""))
    #expect(try json(draft.id) == byPath.replacing("\"\(folder.path)\"", with: "\"\(draft.id)\""))
  }
}
