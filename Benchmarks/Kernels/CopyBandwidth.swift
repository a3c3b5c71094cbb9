import Platform

/// What memory can do at the most: copies of 64 MiB, read and write counted.
final class CopyBandwidth {
  private static let byteCount = 64 << 20
  private let source = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 4096)
  private let target = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 4096)

  init() {
    source.initializeMemory(as: UInt8.self, repeating: 1)
    target.initializeMemory(as: UInt8.self, repeating: 2)
  }

  deinit {
    source.deallocate()
    target.deallocate()
  }

  /// Bytes per second of one copy.
  func measured() -> Double {
    let seconds = Clock.seconds { target.copyMemory(from: UnsafeRawBufferPointer(source)) }
    return Double(2 * Self.byteCount) / seconds
  }
}
