/// Gives the formats that files of schemes refer to by id.
package protocol FormatSource: Sendable {
  /// The format of that id; nil where there is none.
  func format(_ id: String) throws -> StorageFormat?
}

extension CodingUserInfoKey {
  /// Where a decoder keeps its `FormatSource`.
  package static let formatSource = CodingUserInfoKey(rawValue: "formatSource")
}

extension StorageFormat: Codable {
  private enum CodingKeys: String, CodingKey {
    case id = "laboratoryFormat"
    case elementBits, scaleBits, zeroPointBits, granularity, outerScale, sparsity, packing, widthMultiple, fallbacks
  }

  /// Reads the id of a format of the catalog, or a format that is written out.
  package init(from decoder: any Decoder) throws {
    if let id = try? decoder.singleValueContainer().decode(String.self) {
      self = try decoder.format(id)
    } else {
      let id = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .id)
      try self.init(from: decoder, id: id)
    }
  }

  /// Reads a format that is written out, under an id of its own.
  package init(from decoder: any Decoder, id: String?) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: id, elementBits: try values.decode(Double.self, forKey: .elementBits),
      scaleBits: try values.value(.scaleBits, default: 0), zeroPointBits: try values.value(.zeroPointBits, default: 0),
      granularity: try values.decodeIfPresent(Granularity.self, forKey: .granularity),
      outerScale: try values.decodeIfPresent(OuterScale.self, forKey: .outerScale),
      sparsity: try values.decodeIfPresent(Sparsity.self, forKey: .sparsity),
      packing: try values.value(.packing, default: .dense),
      widthMultiple: try values.decodeIfPresent(Int.self, forKey: .widthMultiple),
      fallbacks: try values.value(.fallbacks, default: []))
  }

  /// Writes the format out.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encodeIfPresent(id, forKey: .id)
    try values.encode(elementBits, forKey: .elementBits)
    if scaleBits != 0 { try values.encode(scaleBits, forKey: .scaleBits) }
    if zeroPointBits != 0 { try values.encode(zeroPointBits, forKey: .zeroPointBits) }
    try values.encodeIfPresent(granularity, forKey: .granularity)
    try values.encodeIfPresent(outerScale, forKey: .outerScale)
    try values.encodeIfPresent(sparsity, forKey: .sparsity)
    if packing != .dense { try values.encode(packing, forKey: .packing) }
    try values.encodeIfPresent(widthMultiple, forKey: .widthMultiple)
    if !fallbacks.isEmpty { try values.encode(fallbacks, forKey: .fallbacks) }
  }
}

extension StorageFormat.OuterScale: Codable {
  private enum CodingKeys: String, CodingKey { case bits, every, offsetBits }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      bits: try values.decode(Double.self, forKey: .bits), every: try values.decodeIfPresent(Int.self, forKey: .every),
      offsetBits: try values.value(.offsetBits, default: 0))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(bits, forKey: .bits)
    try values.encodeIfPresent(every, forKey: .every)
    if offsetBits != 0 { try values.encode(offsetBits, forKey: .offsetBits) }
  }
}

extension StorageFormat.Fallback: Codable {
  private enum CodingKeys: String, CodingKey {
    case id = "laboratoryFormat"
    case bitsPerElement, widthMultiple
  }

  /// Reads the id of a format of the catalog, or what matters of a format.
  package init(from decoder: any Decoder) throws {
    if let id = try? decoder.singleValueContainer().decode(String.self) {
      let format = try decoder.format(id)
      self.init(
        id: id, bitsPerElement: format.bitsPerWeight(rows: 1, columns: format.widthMultiple ?? 1),
        widthMultiple: format.widthMultiple)
      return
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.decodeIfPresent(String.self, forKey: .id),
      bitsPerElement: try values.decode(Double.self, forKey: .bitsPerElement),
      widthMultiple: try values.decodeIfPresent(Int.self, forKey: .widthMultiple))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encodeIfPresent(id, forKey: .id)
    try values.encode(bitsPerElement, forKey: .bitsPerElement)
    try values.encodeIfPresent(widthMultiple, forKey: .widthMultiple)
  }
}

extension Decoder {
  /// The format of that id, from the source that came with the decoder.
  fileprivate func format(_ id: String) throws -> StorageFormat {
    let source = CodingUserInfoKey.formatSource.flatMap { userInfo[$0] } as? any FormatSource
    do {
      if let format = try source?.format(id) { return format }
    } catch {
      let words = "expected a format whose file can be read, found \"\(id)\""
      throw DecodingError.dataCorrupted(
        .init(codingPath: codingPath, debugDescription: words, underlyingError: error))
    }
    throw DecodingError.dataCorrupted(
      .init(
        codingPath: codingPath,
        debugDescription: "expected the id of a format, or a format that is written out, found \"\(id)\""))
  }
}
