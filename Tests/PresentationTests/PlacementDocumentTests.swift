import Documents
import Domain
import Planning
import StyledText
import TestSupport
import Testing

@testable import Presentation

@Suite("Placements as documents")
struct PlacementDocumentTests {
  private func page(_ models: [String], devices: Int?) throws -> String {
    let planner = try ShippedCatalogs.planner()
    let requests = try models.map { model in
      try planner.resolver.request([
        .model: model, .accelerator: "l40s", .count: "1", .mode: "online", .requestsPerSecond: "0.5",
      ])
    }
    let document = PlacementDocument.document(try planner.place(requests, on: "l40s", devices: devices))
    return PageRenderer(width: 80, symbols: .unicode).lines(document).map(\.text).joined(separator: "\n") + "\n"
  }

  @Test("A page tells devices, models, and who slows whom")
  func shared() throws {
    let text = try page(["llama-3.1-8b", "all-minilm-l6-v2", "bert-base", "bert-base"], devices: 1)
    for words in [
      "Yes: 4 models on 1 × NVIDIA L40S", "2 × bert-base-uncased", "Who slows whom",
      "each of 2 × bert-base-uncased is slowed", "Processes take turns",
    ] { #expect(text.contains(words), "\(text)") }
    #expect(!text.contains("slowed 0 %") && !text.contains("What doesn't fit"))
  }

  @Test("Whatever is said, no line is wider than the page")
  func width() throws {
    for line in try page(["llama-3.3-70b-instruct", "qwen3-8b"], devices: 1).split(separator: "\n") {
      #expect(line.count <= 80)
    }
  }
}
