import Testing

@testable import CommandLineFace

@Suite("Lists of names")
struct ListArgumentTests {
  @Test(
    "Commas separate names, but not the classes of a mix",
    arguments: [
      (["a,b", "c"], ["a", "b", "c"]), ([" a , b "], ["a", "b"]), ([",a,,"], ["a"]),
      (["w4a16+int8:down_proj,lm_head"], ["w4a16+int8:down_proj,lm_head"]),
      (["w4a16+int8:down_proj,lm_head,w8a16"], ["w4a16+int8:down_proj,lm_head", "w8a16"]),
      (["w4a16+int8:qkv,o_proj+bf16:lm_head,bf16"], ["w4a16+int8:qkv,o_proj+bf16:lm_head", "bf16"]),
      (["lm_head,a"], ["lm_head", "a"]),
    ])
  func parts(values: [String], expected: [String]) {
    #expect(ListArgument.parts(of: values, default: ["x"]) == expected)
  }

  @Test("Nothing asked for is the default")
  func none() { #expect(ListArgument.parts(of: [], default: ["x"]) == ["x"]) }
}
