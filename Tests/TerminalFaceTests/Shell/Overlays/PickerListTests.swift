import Catalogs
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Searching and choosing")
struct PickerListTests {
  @Test(
    "A few letters find the entry",
    arguments: [
      ("M", "mav", "llama-4-maverick"), ("M", "70b", "llama-3.3-70b"), ("H", "h200", "h200-sxm"), ("/", "l40", "l40s"),
      ("/", "scout", "llama-4-scout"), ("W", "batch analytics", "batch"), ("E", "vllm", "vllm"),
      ("R", "east", "us-east"),
    ])
  func finds(key: String, query: String, id: String) throws {
    var driver = try Driver.ready()
    try driver.press(key)
    driver.type(query)
    guard case .picker(let picker) = driver.state.shared.overlay else {
      Issue.record("no picker")
      return
    }
    let list = PickerList(picker, driver.state.shared)
    let place = try #require(picker.list.selectedItem(of: list.items))
    #expect(list.entries[place].id == id)
  }

  @Test("Letters that are keys elsewhere are letters here")
  func lettersAreLetters() throws {
    var driver = try Driver.ready()
    try driver.press("M")
    driver.type("qjkhl?:/e1 ")
    #expect(!driver.state.isFinished)
    guard case .picker(let picker) = driver.state.shared.overlay else {
      Issue.record("the picker has closed")
      return
    }
    #expect(picker.list.query.text == "qjkhl?:/e1 ")
    try driver.press("enter")
    #expect(driver.state.shared.overlay != nil, "Enter on nothing does nothing")
  }

  @Test("While the catalogs are read the picker says so, and then has them")
  func lateLists() throws {
    var driver = try Driver()
    driver.waiting = []
    try driver.pressOnly("M")
    #expect(driver.screen.contains("reading the catalogs"))
    _ = update(&driver.state, .listed(.success(FixtureServices.lists)))
    #expect(driver.screen.contains("llama-4-maverick"))
    #expect(driver.screen.contains("401B, 17B active"))
  }

  @Test("An entry shows its name where the id doesn't say it")
  func titles() {
    func title(_ id: String, _ name: String) -> String {
      CatalogLists.Entry(kind: .models, id: id, name: name, detail: "").title
    }
    #expect(title("llama-4-scout", "Llama 4 Scout") == "llama-4-scout")
    #expect(title("rag", "Retrieval-augmented generation") == "rag  Retrieval-augmented generation")
  }
}
