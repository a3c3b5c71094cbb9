import Domain

/// Options that take several names, by commas, by repetition, or both.
enum ListArgument {
  /// Commas within a mix, `w4a16-g128+int8-g128:down_proj,lm_head`, belong to it: no scheme is called like a class.
  static func parts(of values: [String], default defaults: [String]) -> [String] {
    guard !values.isEmpty else { return defaults }
    return values.flatMap(parts)
  }

  private static func parts(_ value: String) -> [String] {
    let pieces = value.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    return pieces.reduce(into: []) { parts, piece in
      if let last = parts.last, MixExpression.isMeant(by: last), continues(piece) {
        parts[parts.count - 1] = "\(last),\(piece)"
      } else {
        parts.append(String(piece))
      }
    }
  }

  /// Whether a piece goes on with a mix: it begins with a class of tensors.
  private static func continues(_ piece: String) -> Bool {
    piece.split(separator: "+").first.map { TensorClassName.classes(named: String($0)) != nil } ?? false
  }
}
