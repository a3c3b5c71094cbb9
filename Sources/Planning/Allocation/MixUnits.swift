import Domain
import Estimation
import Quantities
import Quantization
import WeightErrors

/// Classes of tensors that get one format, with what each format would cost them.
struct MixUnit {
  let classes: [TensorClass]
  /// As the base stores it first, then in each of `formats`.
  let options: [BitAllocation.Option]
  let formats: [LoadableFormat]
}

/// Lists the units of a stored model: a class each, or the classes that the engine runs as one.
///
/// Classes that the base leaves at 16 bits are not among them, nor those that the engine can't give another format, nor
/// the embedding: the sum of errors that perplexity grows with counts matrices that are multiplied, not looked up in.
struct MixUnits {
  let replica: Replica
  let mixing: EngineMixing
  let formats: [LoadableFormat]
  let direction: MixSearch.Direction
  /// α by class, 1 where absent; with α all alike a class counts by its parameters and t² alone.
  let sensitivities: [TensorClass: Double]

  /// The units with the errors of one source; nil where it doesn't know one of the formats.
  func list(errors: any SchemeErrorSource) -> [MixUnit]? {
    let entries = Array(zip(replica.stored.groups, replica.residentShares)).filter { $0.0.group.columns > 1 }
    let present = entries.map(\.0.group.tensorClass)
    let classes = mixing.classes.filter { $0 != .embedding && present.contains($0) }
    var units: [MixUnit] = []
    var seen: Set<TensorClass> = []
    for tensorClass in classes where !seen.contains(tensorClass) {
      let together = mixing.together.first { $0.contains(tensorClass) }?.filter(present.contains) ?? [tensorClass]
      seen.formUnion(together)
      let members = entries.filter { together.contains($0.0.group.tensorClass) }
      guard members.allSatisfy({ $0.0.allotments.allSatisfy { $0.format.isQuantized } }) else { continue }
      guard let unit = unit(together, members, errors) else { return nil }
      units.append(unit)
    }
    return units
  }

  private typealias Member = (stored: StoredWeights.Stored, share: Double)

  private func unit(
    _ classes: [TensorClass], _ members: [Member], _ errors: any SchemeErrorSource
  ) -> MixUnit? {
    guard let now = option(members, errors, { $0.stored.allotments.map { ($0.format, $0.share) } }) else { return nil }
    var unit = (options: [now], formats: [LoadableFormat]())
    for format in formats {
      guard let option = option(members, errors, { _ in [(format.format, 1)] }) else { return nil }
      // A base may store some classes wider than others already.
      guard direction == .wider ? option.bytes > now.bytes && option.error < now.error : option.bytes < now.bytes else {
        continue
      }
      unit.options.append(option)
      unit.formats.append(format)
    }
    return MixUnit(classes: classes, options: unit.options, formats: unit.formats)
  }

  /// Bytes on the fullest accelerator and α · t² · parameters, with each member's layers in these formats.
  private func option(
    _ members: [Member], _ errors: any SchemeErrorSource, _ stored: (Member) -> [(StorageFormat, Double)]
  ) -> BitAllocation.Option? {
    var bytes = 0.0
    var squared = 0.0
    for member in members {
      let group = member.stored.group
      for (format, layers) in stored(member) {
        guard let error = errors.relativeSquaredError(format, of: group) else { return nil }
        bytes += member.share * layers * Double(group.count) * format.bits(rows: group.rows, columns: group.columns) / 8
        squared +=
          sensitivities[group.tensorClass, default: 1] * layers * Double(group.parameters) * error.likely
      }
    }
    return BitAllocation.Option(bytes: bytes, error: squared)
  }
}
