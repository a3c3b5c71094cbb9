import Testing

@testable import Domain

@Suite("Expressions of mixes")
struct MixExpressionTests {
  /// Some of the classes, a different choice for each seed.
  private static func classes(seed: Int) -> [TensorClass] {
    TensorClass.allCases.enumerated().filter { (seed &* 2_654_435_761 >> ($0.offset + 3)) & 1 == 1 }.map(\.element)
  }

  @Test(
    "Names of a set of classes cover each of them exactly once, and are read back as the same set", arguments: 0..<200)
  func names(seed: Int) throws {
    let classes = Self.classes(seed: seed)
    let names = TensorClassName.names(of: classes.shuffled())
    #expect(names.flatMap(\.classes).count == classes.count)
    #expect(Set(names.flatMap(\.classes)) == Set(classes))
    #expect(names.map(\.id) == TensorClassName.names(of: classes).map(\.id))
    for name in names { #expect(TensorClassName.classes(named: name.id) == name.classes) }
  }

  @Test("Every class has a name of its own, and every word means one thing")
  func words() {
    for tensorClass in TensorClass.allCases {
      #expect(TensorClassName.classes(named: tensorClass.rawValue) == [tensorClass])
      #expect(![tensorClass].label.isEmpty)
    }
  }

  @Test(
    "Checkpoints' and GGUF files' spellings are understood",
    arguments: [
      ("down_proj", [.feedForwardDown, .expertDown, .sharedExpertDown]), ("lm_head", [.outputHead]),
      ("LM-Head", [.outputHead]), ("ffn_down_exps", [.expertDown]), ("token_embd", [.embedding]),
      ("qkv", [.attentionQuery, .attentionKey, .attentionValue]), ("o_proj", [.attentionOutput]),
      ("feed-forward-down", [.feedForwardDown]),
    ] as [(String, [TensorClass])])
  func spellings(word: String, classes: [TensorClass]) {
    #expect(TensorClassName.classes(named: word) == classes)
  }

  @Test(
    "An expression is written in one way, however it was typed",
    arguments: [
      ("a+int8-g128:feed-forward-down,output-head", "a+int8-g128:feed-forward-down,output-head"),
      ("a + f: lm_head, down_proj", "a+f:down_proj,output-head"),
      ("a+f:v_proj,k_proj,q_proj,o_proj", "a+f:attention"),
      ("a+f:gate_proj,up_proj,down_proj", "a+f:feed-forward,experts,shared-experts"),
      ("a+f:q_proj+g:lm_head", "a+f:attention-query+g:output-head"),
    ])
  func text(typed: String, written: String) throws {
    let expression = try MixExpression(typed)
    #expect(expression.text == written)
    #expect(try MixExpression(written).text == written)
  }

  @Test(
    "What is no expression is refused with what is wrong",
    arguments: [
      ("a", "after a +"), ("+f:lm_head", "before the first +"), ("a+", "``"), ("a+f", "`f`"), ("a+f:", "`f:`"),
      ("a+:lm_head", "`:lm_head`"), ("a+f:nose", "`nose`"), ("a+f:lm_head,", "``"), ("a+f:lm_head:q", "colon"),
    ])
  func refused(text: String, words: String) throws {
    let error = #expect(throws: MixError.self) { try MixExpression(text) }
    #expect(try #require(error).message.contains(words))
  }

  @Test("Enumerations read as people write them")
  func enumeration() {
    #expect([String]().enumeration.isEmpty)
    #expect(["a"].enumeration == "a")
    #expect(["a", "b"].enumeration == "a and b")
    #expect(["a", "b", "c"].enumeration == "a, b and c")
  }

  @Test(
    "A class that two words of one format mean is refused, with the second word and its place",
    arguments: [
      ("w4a16+int8-g128:down_proj,down_proj", "class 2 of it, `down_proj`"),
      ("w4a16+int8-g128:lm_head,qkv,q_proj", "class 3 of it, `q_proj`"),
    ])
  func sameClass(text: String, words: String) {
    let error = #expect(throws: MixError.self) { try MixExpression(text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }
}
