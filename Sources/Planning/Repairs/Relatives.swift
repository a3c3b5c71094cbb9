import Catalogs
import Domain

/// A model that can stand in for another.
struct Relative: Sendable {
  let model: Model
  let relation: Repair.Relation
  let parameters: Int64
}

extension Planner {
  /// Models that the catalog relates to this one, and others of its family, made for the same task, without reading the
  /// whole catalog.
  func relatives(of model: Model, _ faults: CatalogFaults) -> [Relative] {
    let related = model.relations.filter { $0.kind == .compressedSibling }.compactMap(\.model)
    let family = catalogs.entries(.models).filter { $0.name.hasPrefix(model.family) }.map(\.id)
    return (related + family.filter { !related.contains($0) }).compactMap { id in
      guard id != model.id, let other = faults.noting({ try self.model(id) }),
        let architecture = other.architecture,
        other.modality == model.modality, other.task == model.task
      else { return nil }
      return Relative(
        model: other, relation: Self.relation(of: other, to: model), parameters: architecture.servingParameterCount)
    }
  }

  private static func relation(of other: Model, to model: Model) -> Repair.Relation {
    let descent = other.relations.first { $0.model == model.id }
    return switch descent?.kind {
    case .distilledFrom: .distilled
    case .prunedFrom: .pruned
    default: .smallerSibling
    }
  }
}
