/// The checked contents of a GGUF header: metadata, and every tensor's type, shape and place in the file.
///
/// Format: magic, version, counts, key-value pairs, tensor entries, then the tensors' bytes, each at a multiple of the
/// alignment.
struct GGUFHeader {
  struct Entry: Sendable, Hashable {
    let descriptor: TensorDescriptor
    let type: GGUFType
    let fileOffset: Int
    let byteCount: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var metadata: [String: GGUFValue] = [:]
  private var cursor: GGUFCursor
  private var identities = KnownIdentities()
  private let fileLength: Int

  private static let magic: [UInt8] = Array("GGUF".utf8)
  private static let maximumDimensions = 4

  init(_ source: some ByteSource) throws(TensorError) {
    fileLength = source.byteCount
    guard try source.read(0..<min(4, fileLength)) == Self.magic else {
      throw TensorError(
        .headerStructure, file: source.label, subject: "magic", expected: "the letters GGUF", found: "other bytes",
        advice: "Check that this is a GGUF file; if it is, download it again")
    }
    cursor = GGUFCursor(source, at: 4)
    let version = try cursor.number(UInt32.self, "version")
    guard version == 2 || version == 3 else {
      throw TensorError(
        .headerStructure, file: source.label, subject: "version", expected: "2 or 3, little-endian",
        found: "\(version)",
        advice: "Convert the model again with a current llama.cpp")
    }
    let tensors = try cursor.number(UInt64.self, "number of tensors")
    let pairs = try cursor.count(of: 13, "number of key-value pairs")
    for _ in 0..<pairs { try readPair() }
    // A name's length, the dimensions' number, a type and an offset.
    guard tensors <= UInt64(cursor.remaining / 24) else {
      throw cursor.fault(
        .headerLength, "number of tensors", expected: "at most \(cursor.remaining / 24), by the file's length",
        found: "\(tensors)")
    }
    let alignment = try alignment()
    var names: Set<String> = []
    for _ in 0..<Int(tensors) {
      let entry = try readEntry(alignment: alignment)
      guard names.insert(entry.descriptor.name).inserted else {
        throw cursor.fault(.duplicateName, entry.descriptor.name, expected: "each tensor once", found: "it twice")
      }
      entries.append(entry)
    }
    try place(alignment: alignment)
  }

  private mutating func readPair() throws(TensorError) {
    let key = try cursor.string("key")
    let value = try cursor.value(key)
    guard metadata.updateValue(value, forKey: key) == nil else {
      throw cursor.fault(.duplicateName, key, expected: "each key once", found: "it twice")
    }
  }

  private func alignment() throws(TensorError) -> Int {
    guard let value = metadata["general.alignment"] else { return 32 }
    guard let alignment = value.integer, (1...1 << 20).contains(alignment), alignment & (alignment - 1) == 0 else {
      throw cursor.fault(
        .headerStructure, "general.alignment", expected: "a power of two up to 2^20",
        found: value.integer.map(String.init) ?? "no integer")
    }
    return alignment
  }

  /// An entry whose offset still counts from the first tensor.
  private mutating func readEntry(alignment: Int) throws(TensorError) -> Entry {
    let name = try cursor.string("tensor name")
    let dimensions = try cursor.number(UInt32.self, name)
    guard dimensions <= Self.maximumDimensions else {
      throw cursor.fault(
        .shape, name, expected: "at most \(Self.maximumDimensions) dimensions", found: "\(dimensions)")
    }
    var lengths: [UInt64] = []
    for _ in 0..<dimensions { lengths.append(try cursor.number(UInt64.self, name)) }
    let number = try cursor.number(UInt32.self, name)
    guard let type = GGUFType(number: number) else {
      throw TensorError(
        .unknownType, file: cursor.path, subject: name, expected: "a type that ggml defines", found: "type \(number)",
        advice: "The header is damaged, or the file is newer than this program")
    }
    let offset = try cursor.number(UInt64.self, name)
    guard let begin = Int(exactly: offset), begin % alignment == 0 else {
      throw cursor.fault(.offsets, name, expected: "an offset that \(alignment) divides", found: "\(offset)")
    }
    let (count, byteCount) = try size(name, lengths, type)
    return Entry(
      descriptor: descriptor(name, shape: lengths.reversed().map(Int.init), type, count, byteCount), type: type,
      fileOffset: begin, byteCount: byteCount)
  }

  private func size(_ name: String, _ lengths: [UInt64], _ type: GGUFType) throws(TensorError) -> (Int, Int) {
    let block = type.block
    var count = 1
    for length in lengths {
      let (product, overflow) = count.multipliedReportingOverflow(by: Int(exactly: length) ?? .max)
      guard !overflow, length <= Int.max else {
        throw cursor.fault(.shape, name, expected: "fewer than 2^63 elements", found: "\(lengths)")
      }
      count = product
    }
    guard Int(lengths.first ?? 1) % block.weights == 0 else {
      throw cursor.fault(
        .shape, name, expected: "rows of whole blocks of \(block.weights) for \(type.name)", found: "\(lengths)")
    }
    let (bytes, overflow) = (count / block.weights).multipliedReportingOverflow(by: block.bytes)
    guard !overflow else { throw cursor.fault(.shape, name, expected: "fewer than 2^63 bytes", found: "\(lengths)") }
    return (count, bytes)
  }

  private mutating func descriptor(
    _ name: String, shape: [Int], _ type: GGUFType, _ count: Int, _ byteCount: Int
  ) -> TensorDescriptor {
    let stored = QuantizedStorage(label: type.name, byteCount: byteCount)
    let (elementType, storage): (ElementType, QuantizedStorage?) =
      switch type.reading {
      case .plain(let plain): (plain, nil)
      case .blocks: (.float32, stored)
      // Codes that can't be read are no weights to be sampled; reading the tensor says why.
      case .refused: (.uint8, stored)
      }
    return TensorDescriptor(
      name: name, shape: shape, elementType: elementType, elementCount: count, storage: storage,
      identity: identities.identity(of: name, rank: shape.count))
  }

  /// Turns offsets into places in the file, and checks that tensors lie inside it and beside each other.
  private mutating func place(alignment: Int) throws(TensorError) {
    let dataStart = (cursor.position + alignment - 1) / alignment * alignment
    var end = 0
    var placed: [Entry] = []
    for entry in entries.sorted(by: { ($0.fileOffset, $0.byteCount) < ($1.fileOffset, $1.byteCount) }) {
      let name = entry.descriptor.name
      guard entry.fileOffset >= end else {
        throw cursor.fault(
          .layout, name, expected: "an offset of at least \(end)", found: "\(entry.fileOffset), an overlap")
      }
      let (stop, overflow) = entry.fileOffset.addingReportingOverflow(entry.byteCount)
      guard !overflow, stop <= fileLength - dataStart || entry.byteCount == 0 else {
        throw TensorError(
          .truncated, file: cursor.path, subject: name, expected: "an end of at most \(max(fileLength - dataStart, 0))",
          found: overflow ? "more than 2^63" : "\(stop)", advice: "The file ends early: download it again")
      }
      end = stop
      placed.append(
        Entry(
          descriptor: entry.descriptor, type: entry.type,
          fileOffset: min(dataStart + min(entry.fileOffset, fileLength), fileLength), byteCount: entry.byteCount))
    }
    entries = placed
  }
}
