import Platform

/// The bytes of a file, copied out of it when they are asked for, so that a file of any size takes no memory.
package final class FileBytes: ByteSource {
  package let label: String
  /// The file's length when it was opened.
  package let byteCount: Int
  private let descriptor: Int32

  package init(path: String) throws(TensorError) {
    do throws(RegularFile.Fault) {
      (descriptor, byteCount) = try RegularFile.open(path)
    } catch {
      switch error {
      case .system:
        throw TensorError(
          .cannotOpen, file: path, expected: "a readable file", found: error.found,
          advice: "Check the path and its permissions")
      case .other:
        throw TensorError(
          .notAFile, file: path, expected: "a file", found: error.found,
          advice: "Put a file in its place, or name another: parts of files are read in any order")
      }
    }
    label = path
  }

  deinit { close(descriptor) }

  package func read(_ range: Range<Int>, into target: UnsafeMutableRawBufferPointer) throws(TensorError) {
    try check(range)
    var filled = 0
    while filled < range.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: target[filled..<range.count])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(range.lowerBound + filled))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw TensorError(
          .cannotOpen, file: label, expected: "\(range.count) bytes at \(range.lowerBound)",
          found: count == 0 ? "the end of the file" : String(cString: strerror(errno)),
          advice: "Check the disk, and that nothing shortens the file")
      }
      filled += count
    }
  }
}
