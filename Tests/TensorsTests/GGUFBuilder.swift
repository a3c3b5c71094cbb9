/// Writes GGUF files piece by piece, right or wrong.
struct GGUFBuilder {
  private(set) var bytes: [UInt8] = Array("GGUF".utf8)
  private var data: [UInt8] = []

  init(version: UInt32 = 3, tensors: UInt64, pairs: UInt64) {
    number(version)
    number(tensors)
    number(pairs)
  }

  mutating func number(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func string(_ text: String) {
    number(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func pair(_ key: String, _ text: String) {
    string(key)
    number(UInt32(8))
    string(text)
  }

  mutating func pair(_ key: String, _ value: UInt32) {
    string(key)
    number(UInt32(4))
    number(value)
  }

  /// An entry whose bytes go to the next free place, or where `offset` says.
  mutating func tensor(
    _ name: String, _ shape: [UInt64], type: UInt32, _ contents: [UInt8], offset: UInt64? = nil
  ) {
    string(name)
    number(UInt32(shape.count))
    for length in shape.reversed() { number(length) }
    number(type)
    number(offset ?? UInt64(data.count))
    data += contents
    data += Array(repeating: 0, count: (32 - data.count % 32) % 32)
  }

  /// Header, padding and data.
  var file: [UInt8] { bytes + Array(repeating: 0, count: (32 - bytes.count % 32) % 32) + data }
}

func littleEndianBytes(_ values: [Float]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }
