import Documents
import Domain
import Quantities
import StyledText

extension Model.Task {
  /// Nothing where the modality says it.
  fileprivate var note: String {
    switch self {
    case .embedding: ""
    case .reranking, .classification, .segmentation: "made for \(rawValue)"
    case .base: "pretrained, to be tuned"
    }
  }
}

/// A model's catalog entry in lines.
package enum ModelFacts {
  package static func facts(_ model: Model) -> [Fact] {
    identity(model) + [parameters(model)] + (model.architecture.map(shape) ?? []) + evidence(model)
  }

  package static let columns: [DocumentTable.Column] = [.init("Parameters", .right), .init("Released")]

  /// For a list, under `columns`.
  package static func summary(_ model: Model) -> [String] {
    let count = model.architecture?.parameterCount ?? model.parameters.exact ?? model.parameters.rounded
    return [count.map(NumberText.parameters) ?? Fact.unknown, model.released ?? Fact.unknown]
  }

  private static func identity(_ model: Model) -> [Fact] {
    [
      Fact("Name", model.name), Fact("Aliases", model.aliases.joined(separator: ", ")),
      Fact("Publisher", model.publisher, note: model.huggingFaceID ?? ""),
      Fact("Released", model.released ?? Fact.unknown), Fact("Licence", model.licence ?? Fact.unknown),
      Fact("Kind", model.modality.rawValue, note: model.task?.note ?? ""),
      Fact("Checkpoint", model.checkpoint?.label ?? model.nativeFormat.rawValue),
    ]
  }

  private static func parameters(_ model: Model) -> Fact {
    guard let architecture = model.architecture else {
      return Fact(
        "Parameters", model.parameters.exact.map(NumberText.parameters) ?? Fact.unknown, note: model.unsizeable ?? "")
    }
    let active = NumberText.parameters(architecture.activeParametersPerToken)
    return Fact(
      "Parameters", "\(NumberText.grouped(architecture.parameterCount)), \(active) active per token",
      note: model.parameters.source ?? "")
  }

  private static func shape(_ architecture: ModelArchitecture) -> [Fact] {
    [
      Fact("Layers", NumberText.grouped(architecture.layers), note: architecture.kind.rawValue),
      Fact("Hidden size", NumberText.grouped(architecture.hiddenSize)),
      Fact("Vocabulary", NumberText.grouped(architecture.vocabularySize)),
      Fact("Context", architecture.maximumPositions.map { NumberText.grouped($0) + " tokens" } ?? Fact.unknown),
    ]
      + architecture.blocks.map { Fact("Blocks", "\($0.count) × \(mixer($0.mixer)); \(feedForward($0.feedForward))") }
      + (architecture.denoising.map(denoising) ?? [])
      + architecture.towers.map {
        Fact("Tower", "\($0.kind.rawValue), \(NumberText.parameters($0.parameters)) parameters")
      }
  }

  private static func denoising(_ denoising: Denoising) -> [Fact] {
    [
      Fact(
        "Steps", NumberText.grouped(denoising.steps),
        note: "passes in each: \(NumberText.grouped(denoising.passesPerStep))"),
      Fact("Image", denoising.imageSize.text, note: NumberText.counted(denoising.positions, "position")),
    ]
      + denoising.parts.map { Fact("Part", "\($0.count) × \($0.name)") }
      + denoising.companions.map { Fact("Beside", $0.note, note: NumberText.parameters($0.parameters) + " parameters") }
  }

  private static func mixer(_ mixer: Mixer) -> String {
    switch mixer {
    case .attention(let attention):
      "attention, \(attention.queryHeads) query and \(NumberText.counted(attention.keyValueHeads, "KV head")) of "
        + "\(attention.headDimension), \(attention.span.name)"
    case .latentAttention(let latent):
      "latent attention, \(NumberText.counted(latent.heads, "head")), rank \(latent.keyValueRank)"
    case .compressedAttention(let attention): compressed(attention)
    case .recurrent(let recurrent): "recurrent, \(name(recurrent))"
    case .linear: "a plain matrix"
    case .none: "no mixer"
    }
  }

  private static func compressed(_ attention: CompressedAttention) -> String {
    let entries = attention.compression.map { " and an entry for every \(NumberText.counted($0, "token"))" } ?? ""
    return
      "attention, \(NumberText.counted(attention.heads, "head")) over one of \(attention.headDimension), window-\(attention.window)"
      + entries
  }

  private static func name(_ mixer: RecurrentMixer) -> String {
    switch mixer {
    case .mamba1: "Mamba"
    case .mamba2: "Mamba 2"
    case .gatedDeltaNet: "gated delta net"
    case .lightning: "lightning attention"
    case .kimiDelta: "Kimi delta attention"
    }
  }

  private static func feedForward(_ feedForward: FeedForward) -> String {
    switch feedForward {
    case .dense(let dense): "feed-forward \(NumberText.grouped(dense.intermediateSize))"
    case .mixture(let mixture):
      "\(NumberText.counted(mixture.experts, "expert")) of \(NumberText.grouped(mixture.intermediateSize)), "
        + "\(mixture.expertsPerToken) per token"
    case .linear: "a plain matrix"
    case .none: "no feed-forward part"
    }
  }

  private static func evidence(_ model: Model) -> [Fact] {
    model.relations.map { relation in
      Fact(relation.kind.rawValue, relation.model ?? relation.reference ?? "", note: relation.note ?? "")
    }
      + model.benchmarks.map { Fact($0.name, NumberText.trimmed($0.value), note: $0.setting ?? "") }
      + [Fact("Evidence", model.provenance.evidence.rawValue, note: meaning(of: model))]
      + model.provenance.notes.map { Fact("Note", $0) } + model.provenance.sources.map { Fact("Source", $0) }
  }

  private static func meaning(of model: Model) -> String {
    if let origin = model.origin, !origin.isTypical {
      let assumed = origin.assumed.map(\.key).joined(separator: ", ")
      return "read from files of one's own, which nobody compared with what is published"
        + (assumed.isEmpty ? "" : "; assumed, as they don't say it: \(assumed)")
    }
    return switch model.provenance.evidence {
    case .a: "core fields equal a published configuration"
    case .b: "core fields partly equal a published configuration"
    case .c: "only the parameter count agrees with what is published"
    }
  }
}
