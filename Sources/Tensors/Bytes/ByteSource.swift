/// A known number of bytes of which any range can be read: a file, memory, later a server that answers for ranges.
///
/// Bytes that are handed out are good for the call alone, so that a source need not hold what it has read.
package protocol ByteSource: Sendable {
  /// The name for messages: a file's path, as the user gave it.
  var label: String { get }
  var byteCount: Int { get }

  /// Copies a range.
  ///
  /// - Parameter target: as long as the range.
  /// - Throws: `outOfRange` where the range is not within the source, `cannotOpen` where it can't be read.
  func read(_ range: Range<Int>, into target: UnsafeMutableRawBufferPointer) throws(TensorError)

  /// Calls with the bytes of a range.
  func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(TensorError) -> Result
}

extension ByteSource {
  package func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(TensorError) -> Result {
    try check(range)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: range.count, alignment: 64)
    defer { copy.deallocate() }
    try read(range, into: copy)
    return body(UnsafeRawBufferPointer(copy))
  }

  /// A copy of a range.
  package func read(_ range: Range<Int>) throws(TensorError) -> [UInt8] {
    try withBytes(range) { [UInt8]($0) }
  }

  /// Calls with a range's bytes a stretch at a time, each a few whole units that stay in a core's cache.
  ///
  /// - Parameters:
  ///   - unit: bytes that are not parted; the range is some of them.
  ///   - body: given a stretch and where it begins, counted from the range's beginning.
  package func forEachStretch(
    of range: Range<Int>, unit: Int, _ body: (UnsafeRawBufferPointer, Int) -> Void
  ) throws(TensorError) {
    try check(range)
    let unit = max(1, unit)
    let length = min(max(1, stretchBytes / unit) * unit, range.count)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 64)
    defer { copy.deallocate() }
    var first = range.lowerBound
    while first < range.upperBound {
      let part = UnsafeMutableRawBufferPointer(rebasing: copy[..<min(length, range.upperBound - first)])
      try read(first..<first + part.count, into: part)
      body(UnsafeRawBufferPointer(part), first - range.lowerBound)
      first += part.count
    }
  }

  /// Throws unless a range lies within the source.
  func check(_ range: Range<Int>) throws(TensorError) {
    guard range.lowerBound >= 0, range.upperBound <= byteCount else {
      throw TensorError(
        .outOfRange, file: label, expected: "bytes 0 to \(byteCount)",
        found: "\(range.lowerBound) to \(range.upperBound)", advice: "Check that the file is whole")
    }
  }
}

/// Bytes copied at a time: few enough to stay in a core's cache until they are used.
private let stretchBytes = 1 << 16
