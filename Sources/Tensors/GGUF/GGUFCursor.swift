/// Reads a GGUF header front to back; every length is checked against what is left of the file.
struct GGUFCursor {
  let path: String
  private(set) var position: Int
  private let source: any ByteSource
  /// The bytes around the position that were read last, and where they begin.
  private var window: [UInt8] = []
  private var windowStart = 0

  private static let windowBytes = 1 << 16
  /// Bytes of the longest text: templates of conversations have some thousand. A sparse file has room for any length.
  private static let longestText = 1 << 24

  init(_ source: some ByteSource, at position: Int) {
    self.source = source
    path = source.label
    self.position = position
  }

  var remaining: Int { source.byteCount - position }

  func fault(_ kind: TensorError.Kind, _ subject: String, expected: String, found: String) -> TensorError {
    TensorError(
      kind, file: path, subject: subject, expected: expected, found: found,
      advice: "The header is damaged: download the file again")
  }

  mutating func number<Value: FixedWidthInteger>(_: Value.Type, _ subject: String) throws(TensorError) -> Value {
    let width = MemoryLayout<Value>.size
    try need(width, subject)
    let first = try load(width)
    position += width
    return window.withUnsafeBytes {
      Value(littleEndian: $0.loadUnaligned(fromByteOffset: first.lowerBound, as: Value.self))
    }
  }

  /// A count of things that take at least so many bytes each, so that no more can be claimed than fit.
  mutating func count(of minimum: Int, atMost limit: Int = .max, _ subject: String) throws(TensorError) -> Int {
    let count = try number(UInt64.self, subject)
    guard count <= UInt64(remaining / minimum) else {
      throw fault(
        .headerLength, subject, expected: "at most \(remaining / minimum), by the file's length", found: "\(count)")
    }
    guard count <= limit else {
      throw fault(.headerLength, subject, expected: "at most \(limit)", found: "\(count)")
    }
    return Int(count)
  }

  mutating func string(_ subject: String) throws(TensorError) -> String {
    let length = try count(of: 1, atMost: Self.longestText, subject)
    let text = try load(length)
    defer { position += length }
    guard let text = String(validating: window[text], as: UTF8.self) else {
      throw fault(.headerText, subject, expected: "text in UTF-8", found: "other bytes")
    }
    return text
  }

  mutating func skip(_ length: Int, _ subject: String) throws(TensorError) {
    try need(length, subject)
    position += length
  }

  /// Where the next bytes, which the file has, lie in the window.
  private mutating func load(_ length: Int) throws(TensorError) -> Range<Int> {
    if position < windowStart || position + length > windowStart + window.count {
      window = try source.read(position..<position + min(max(length, Self.windowBytes), remaining))
      windowStart = position
    }
    return position - windowStart..<position - windowStart + length
  }

  private func need(_ length: Int, _ subject: String) throws(TensorError) {
    guard length <= remaining else {
      throw TensorError(
        .truncated, file: path, subject: subject, expected: "\(length) more bytes of header", found: "\(remaining)",
        advice: "The file ends early: download it again")
    }
  }
}

// MARK: Values

extension GGUFCursor {
  /// Bytes of each scalar type, by its number; 8 is a string, 9 an array.
  private static let widths = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8]
  private static let stringType: UInt32 = 8
  private static let arrayType: UInt32 = 9
  private static let numbersKept = 4096
  /// The largest vocabularies have some 300,000 texts, and twice as many merges.
  private static let mostTexts = 1 << 24

  mutating func value(_ key: String) throws(TensorError) -> GGUFValue {
    let type = try number(UInt32.self, key)
    guard type == Self.arrayType else { return try scalar(type, key) }
    let element = try number(UInt32.self, key)
    guard element < Self.widths.count, element != Self.arrayType else {
      let found = element == Self.arrayType ? "an array of arrays" : "an array of type \(element)"
      throw fault(.headerStructure, key, expected: "an array of numbers, truths or strings", found: found)
    }
    if element == Self.stringType {
      let count = try count(of: 8, atMost: Self.mostTexts, key)
      for _ in 0..<count { try skip(try self.count(of: 1, key), key) }
      return .array(count: count)
    }
    let width = Self.widths[Int(element)]
    let count = try count(of: width, key)
    guard count <= Self.numbersKept else {
      try skip(count * width, key)
      return .array(count: count)
    }
    var numbers: [Double] = []
    for _ in 0..<count { numbers.append(try scalar(element, key).double) }
    return .numbers(numbers)
  }

  private mutating func scalar(_ type: UInt32, _ key: String) throws(TensorError) -> GGUFValue {
    switch type {
    case 0: .integer(Int(try number(UInt8.self, key)))
    case 1: .integer(Int(try number(Int8.self, key)))
    case 2: .integer(Int(try number(UInt16.self, key)))
    case 3: .integer(Int(try number(Int16.self, key)))
    case 4: .integer(Int(try number(UInt32.self, key)))
    case 5: .integer(Int(try number(Int32.self, key)))
    case 6: .real(Double(Float(bitPattern: try number(UInt32.self, key))))
    case 7: .bool(try number(UInt8.self, key) != 0)
    case Self.stringType: .string(try string(key))
    case 10: .integer(Int(clamping: try number(UInt64.self, key)))
    case 11: .integer(Int(try number(Int64.self, key)))
    case 12: .real(Double(bitPattern: try number(UInt64.self, key)))
    default: throw fault(.headerStructure, key, expected: "a value type from 0 to 12", found: "\(type)")
    }
  }
}

extension GGUFValue {
  fileprivate var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    case .bool(let value): value ? 1 : 0
    case .string, .numbers, .array: .nan
    }
  }
}
