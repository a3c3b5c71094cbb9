import Domain
import FoundationEssentials
import Testing

@Suite("Model catalog")
struct ModelCatalogLawTests {
  @Test("Every model file can be read")
  func everyFileDecodes() throws {
    #expect(ModelCatalog.files.count >= 328)
    for (name, data) in ModelCatalog.files {
      #expect(throws: Never.self, "\(name)") { try JSONDecoder().decode(Model.self, from: data) }
    }
  }

  @Test("A file is named after its model's id")
  func fileNamesAreIdentifiers() {
    for (name, model) in ModelCatalog.models { #expect(model.id == name) }
  }

  @Test("No two models share an id or an alias")
  func namesAreUnique() {
    var owners: [String: String] = [:]
    for model in ModelCatalog.models.values {
      for name in [model.id] + model.aliases {
        #expect(owners[name] == nil, "\(name): \(model.id) and \(owners[name] ?? "")")
        #expect(name == name.lowercased() && !name.contains(" "))
        owners[name] = model.id
      }
    }
  }

  @Test("A model has an architecture or a reason for having none")
  func eitherSizedOrExplained() {
    for model in ModelCatalog.models.values { #expect((model.architecture == nil) != (model.unsizeable == nil)) }
    #expect(ModelCatalog.sized.count >= 314)
  }

  @Test("Related models are in the catalog, or named otherwise")
  func relationsPointSomewhere() {
    for model in ModelCatalog.models.values {
      for relation in model.relations {
        #expect((relation.model == nil) != (relation.reference == nil), "\(model.id)")
        if let other = relation.model { #expect(ModelCatalog.models[other] != nil, "\(model.id) → \(other)") }
        #expect(relation.model != model.id)
      }
    }
  }

  @Test("Dates are ISO 8601 days")
  func datesAreDays() {
    for model in ModelCatalog.models.values {
      guard let released = model.released else { continue }
      #expect(released.count == 10 && released.split(separator: "-").compactMap { Int($0) }.count == 3, "\(model.id)")
    }
  }
}
