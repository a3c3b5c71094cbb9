import Domain
import Testing

@Suite("Licences of models")
struct LicenceTests {
  @Test(
    "Permissive is what the table says, of a model and of its base",
    arguments: [
      ("Apache-2.0", true), ("apache 2.0", true), ("MIT", true), ("MIT (base Apache-2.0)", true),
      ("MIT (base Llama 3.1)", false), ("Llama 3.1 Community", false), ("Gemma Terms of Use", false),
      ("Modified MIT", false), ("CC-BY-NC 4.0", false), ("BigCode OpenRAIL-M", false),
      ("Apache-2.0 (weights: free commercial use on application)", false), ("", false),
    ])
  func permissive(name: String, isPermissive: Bool) {
    #expect(Licence(name).isPermissive == isPermissive)
  }
}
