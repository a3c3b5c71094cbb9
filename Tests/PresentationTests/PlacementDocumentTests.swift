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

  @Test("Misses are told with their numbers, and neighbours are blamed where there are some")
  func misses() throws {
    let planner = try ShippedCatalogs.planner()
    let late = try planner.resolver.request([
      .model: "llama-3.1-8b", .accelerator: "l40s", .count: "1", .maximumTimeToFirstTokenSeconds: "10",
    ])
    let other = try planner.resolver.request([.model: "bert-base", .accelerator: "l40s", .count: "1"])
    let alone = PlacementDocument.document(try planner.place([late], on: "l40s"))
    #expect(alone.banner?.sentence.hasPrefix("Fits, but misses 1 target: 1 model on 1 × ") == true)
    let point = alone.banner?.points.first?.text ?? ""
    #expect(point.contains("time to first token") && point.contains("over the target of 10.0 ms"))
    #expect(!point.contains("others") && !point.contains("alone"))
    let crowded = PlacementDocument.document(try planner.place([late, other], on: "l40s", devices: 1))
    #expect(crowded.banner?.points.first?.text.hasSuffix("alone too") == true)
  }

  @Test("What would help is told with the option that asks for it")
  func help() throws {
    let text = try page(Array(repeating: "llama-3.1-8b", count: 6), devices: 1)
    #expect(text.contains("(--count ") && text.contains("All fit on "), "\(text)")
    let planner = try ShippedCatalogs.planner()
    let requests = try ["qwen3-32b", "llama-3.1-8b"].map { model in
      try planner.resolver.request([
        .model: model, .accelerator: "h100-sxm", .count: "1", .requestsPerSecond: "4",
      ])
    }
    let document = PlacementDocument.document(try planner.place(requests, on: "h100-sxm", devices: 1))
    let helped = PageRenderer(width: 120, symbols: .unicode).lines(document).map(\.text).joined(separator: "\n")
    #expect(helped.contains("On 2 × NVIDIA H100 SXM5 80GB (--count 2) no model misses a target for the others' sake"))
  }

  @Test("A host is told in words, and in each row of the records")
  func host() throws {
    let planner = try ShippedCatalogs.planner()
    let request = try planner.resolver.request([.model: "qwen3-8b", .accelerator: "h100-sxm-80gb", .count: "1"])
    let document = PlacementDocument.document(try planner.place([request], on: "p5.48xlarge"))
    #expect(document.title == "1 model on 1 × p5.48xlarge (8 × h100-sxm-80gb)")
    let column = try #require(document.records.columns.firstIndex(of: "host"))
    #expect(document.records.rows.map { $0[column] } == [.text("p5.48xlarge")])
  }

  @Test("Whatever is said, no line is wider than the page")
  func width() throws {
    for line in try page(["llama-3.3-70b-instruct", "qwen3-8b"], devices: 1).split(separator: "\n") {
      #expect(line.count <= 80)
    }
  }
}
