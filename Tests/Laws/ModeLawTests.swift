import Testing

@Suite("A mode is the same, whoever changes it")
struct ModeLawTests {
  @Test("Going offline in the interface asks what the command line asks", arguments: ["chat", "rag"])
  func toggled(workload: String) throws {
    try TwoFaces.inFolder { faces in
      let arguments = ["llama-3.1-8b", "--on", "l4", "--workload", workload]
      let interface = try faces.export(arguments, steps: "o")
      let plan = try faces.plan(arguments + ["--mode", "offline"])
      #expect(interface == plan)
    }
  }
}
