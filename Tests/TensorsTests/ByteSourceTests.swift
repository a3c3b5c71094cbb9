import TestSupport
import Testing

@testable import Tensors

@Suite("Sources of bytes")
struct ByteSourceTests {
  private static let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }

  /// The same bytes in memory, in a file, and as a slice of more.
  private func forEachSource(_ body: (any ByteSource) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(Self.bytes, to: "\(folder)/bytes")
      let surrounded = MemoryBytes([1, 2, 3] + Self.bytes + [4], label: "slice")
      try body(MemoryBytes(Self.bytes, label: "memory"))
      try body(FileBytes(path: "\(folder)/bytes"))
      try body(ByteSlice(3..<3 + Self.bytes.count, of: surrounded))
    }
  }

  @Test("A range that is read is the slice of the whole")
  func ranges() throws {
    try forEachSource { source in
      #expect(source.byteCount == Self.bytes.count)
      for range in [0..<0, 0..<1, 7..<4099, 65_535..<65_537, 199_999..<200_000, 200_000..<200_000, 0..<200_000] {
        let copy = try source.read(range)
        let lent = try source.withBytes(range) { Array($0) }
        #expect(copy == Array(Self.bytes[range]) && lent == copy)
      }
    }
  }

  @Test("Stretches are whole units, in order, and together the range")
  func stretches() throws {
    try forEachSource { source in
      for (range, unit) in [(5..<5, 4), (0..<199_998, 6), (1..<150_001, 70_000 + 5_000), (3..<65_540, 1)] {
        var joined: [UInt8] = []
        try source.forEachStretch(of: range, unit: unit) { bytes, first in
          #expect(first == joined.count && bytes.count % min(unit, range.count) == 0)
          joined += Array(bytes)
        }
        #expect(joined == Array(Self.bytes[range]))
      }
    }
  }

  @Test("A range beyond the end is an error that names it", arguments: [0..<200_001, 200_001..<200_002, -1..<4])
  func beyond(range: Range<Int>) throws {
    try forEachSource { source in
      let error = #expect(throws: TensorError.self) { try source.read(range) }
      #expect(error?.kind == .outOfRange && error?.file == source.label)
      #expect(error?.found == "\(range.lowerBound) to \(range.upperBound)")
      #expect(throws: TensorError.self) { try source.forEachStretch(of: range, unit: 1) { _, _ in } }
      #expect(throws: TensorError.self) { _ = try ByteSlice(range, of: source) }
    }
  }

  @Test("A file that has become shorter is an error, not the end of the program")
  func shortened() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/bytes"
      try write(Self.bytes, to: path)
      let file = try FileBytes(path: path)
      try write(Array(Self.bytes[..<100_000]), to: path)
      let left = try file.read(0..<100_000)
      #expect(left == Array(Self.bytes[..<100_000]))
      let error = #expect(throws: TensorError.self) { _ = try file.read(99_999..<100_001) }
      #expect(error?.kind == .cannotOpen && error?.found == "the end of the file")
    }
  }

  @Test("What is no file is refused, an empty one is not")
  func files() throws {
    try withTemporaryFolder { folder in
      let notAFile = #expect(throws: TensorError.self) { try FileBytes(path: folder) }
      let missing = #expect(throws: TensorError.self) { try FileBytes(path: "\(folder)/none") }
      #expect(notAFile?.kind == .notAFile && missing?.kind == .cannotOpen)
      try write([], to: "\(folder)/empty")
      let empty = try FileBytes(path: "\(folder)/empty")
      let nothing = try empty.read(0..<0)
      #expect(empty.byteCount == 0 && nothing.isEmpty)
    }
  }

  @Test("Values of a slice are those of its whole elements")
  func values() throws {
    let source = MemoryBytes([9, 1, 0, 0, 0, 255, 255, 255, 255, 7], label: "memory")
    #expect(try ByteSlice(1..<10, of: source).values(as: Int32.self) == [1, -1])
    #expect(try ByteSlice(3..<3, of: source).values(as: Float.self) == [])
  }
}
