import Domain
import FoundationEssentials
import Testing

@Suite("Parameter counts")
struct ModelArchitectureTensorsTests {
  @Test("The weights of every model add up to its verified count")
  func countsEqualVerified() {
    for (id, model, architecture) in ModelCatalog.sized {
      #expect(model.parameters.verified == architecture.parameterCount, "\(id)")
      #expect(model.parameters.verifiedServing == architecture.servingParameterCount, "\(id)")
    }
  }

  @Test("Verified counts are within 0.5 % of what publishers state, or a note tells why not")
  func verifiedIsNearPublished() {
    for (id, model, architecture) in ModelCatalog.sized where model.parameters.note == nil {
      guard let published = model.parameters.exact else { continue }
      let error = Double(architecture.parameterCount - published) / Double(published)
      #expect(abs(error) < 0.005, "\(id): \(error)")
    }
  }

  @Test("The parameters in use for a token equal the published architecture's")
  func activeParameters() throws {
    for (id, facts) in try CacheFacts.load().models {
      guard let expected = facts.activeParameters else { continue }
      #expect(try ModelCatalog.architecture(id).activeParametersPerToken == expected, "\(id)")
    }
  }

  @Test("Active parameters are positive and no more than those served, which are no more than all")
  func countsAreOrdered() {
    for (id, _, architecture) in ModelCatalog.sized {
      #expect(architecture.activeParametersPerToken > 0, "\(id)")
      #expect(architecture.activeParametersPerToken <= architecture.servingParameterCount, "\(id)")
      #expect(architecture.servingParameterCount <= architecture.parameterCount, "\(id)")
    }
  }

  @Test("Groups of tensors are positive, distinct, and read in part")
  func groupsAreSound() {
    for (id, _, architecture) in ModelCatalog.sized {
      let tensors = architecture.tensors
      #expect(tensors.reduce(0) { $0 + $1.parameters } == architecture.parameterCount, "\(id)")
      #expect(Set(tensors).count == tensors.count, "\(id)")
      for group in tensors {
        #expect(group.rows > 0 && group.columns > 0 && group.count > 0, "\(id) \(group)")
        #expect((0...1).contains(group.shareReadPerToken), "\(id) \(group)")
        if let experts = group.experts { #expect(group.count % experts == 0, "\(id) \(group)") }
      }
    }
  }

  @Test("A tensor divided in units has a whole number of rows or columns in each")
  func unitsDivide() {
    for (id, _, architecture) in ModelCatalog.sized {
      for group in architecture.tensors {
        switch group.split {
        case .units(let units), .keyValueHeads(let units):
          #expect(group.rows % units == 0 || group.columns % units == 0, "\(id) \(group)")
        case .experts(let experts):
          #expect(experts == group.experts, "\(id) \(group)")
        case .replicated, .vocabulary: break
        }
      }
    }
  }

  @Test("Decoding reads a tied embedding once, and none of an untied one")
  func embeddingReads() throws {
    let tied = try ModelCatalog.architecture("llama-3.2-1b-instruct").tensors.filter { $0.tensorClass == .embedding }
    #expect(tied.map(\.shareReadPerToken) == [1])
    let untied = try ModelCatalog.architecture("llama-3.1-8b-instruct").tensors
    #expect(untied.filter { $0.tensorClass == .embedding }.map(\.shareReadPerToken) == [0])
    #expect(untied.filter { $0.tensorClass == .outputHead }.map(\.shareReadPerToken) == [1])
  }

  @Test(
    "Towers, stored copies, multi-token prediction and a speech encoder are not read at each token",
    arguments: ["llama-4-scout-17b-16e-instruct", "deepseek-v3", "qwen3-0.6b", "gemma-3n-e2b-it"])
  func unreadClasses(id: String) throws {
    let unread = try ModelCatalog.architecture(id).tensors.filter { $0.shareReadPerToken == 0 }
    #expect(unread.contains { $0.tensorClass.isTower || $0.tensorClass.isLeftOutWhenServing })
    let all = try ModelCatalog.architecture(id).tensors
    #expect(
      all.allSatisfy { !($0.tensorClass.isTower || $0.tensorClass.isLeftOutWhenServing) || $0.shareReadPerToken == 0 })
  }

  @Test("A speech model's encoder is read once a request, its decoder at each token")
  func speechEncoderIsNotRead() throws {
    let tensors = try ModelCatalog.architecture("whisper-large-v3").tensors
    let queries = tensors.filter { $0.tensorClass == .attentionQuery }
    #expect(queries.map(\.count).sorted() == [32, 64])
    #expect(queries.first { $0.shareReadPerToken == 0 }?.count == 32)
  }

  @Test("Scout's experts are 16 in each of 48 layers, and a token reads one")
  func scoutExperts() throws {
    let gate = try #require(
      ModelCatalog.architecture("llama-4-scout-17b-16e-instruct").tensors.first { $0.tensorClass == .expertGate })
    #expect(gate.rows == 8192 && gate.columns == 5120 && gate.count == 768 && gate.layers == 48)
    #expect(gate.shareReadPerToken == 1.0 / 16)
    #expect(gate.split == .experts(16))
  }
}
