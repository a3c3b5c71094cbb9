import Glibc

/// A file mapped read-only into memory; its pages are read when they are touched, and stay the program's until then.
/// What is too large to stay is copied out with `read` instead.
///
/// A file that another process shortens while it is mapped ends the program with SIGBUS, as with any mapping.
package final class MappedFile: @unchecked Sendable {
  // Immutable after `init`, and the mapping is read-only: safe to share between threads.
  package let bytes: UnsafeRawBufferPointer
  package let path: String
  private let descriptor: Int32

  package init(path: String) throws(TensorError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw TensorError(
        .cannotOpen, file: path, expected: "a readable file", found: String(cString: strerror(errno)),
        advice: "Check the path and its permissions")
    }
    var isKept = false
    defer { if !isKept { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw TensorError(
        .notAFile, file: path, expected: "a regular file", found: "a directory or device",
        advice: "Name a .safetensors file, or a directory that holds some")
    }
    self.path = path
    let length = Int(status.st_size)
    // An empty mapping is not allowed; the reader reports the empty file.
    guard length > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      self.descriptor = -1
      return
    }
    guard let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw TensorError(
        .cannotOpen, file: path, expected: "a file that can be mapped into memory",
        found: String(cString: strerror(errno)), advice: "Copy the file to a local disk")
    }
    bytes = UnsafeRawBufferPointer(start: address, count: length)
    self.descriptor = descriptor
    isKept = true
  }

  /// Copies bytes that begin at `offset`; they don't count as the program's memory afterwards.
  package func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(TensorError) {
    var filled = 0
    while filled < target.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: target[filled...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw TensorError(
          .cannotOpen, file: path, expected: "\(target.count) bytes at \(offset)",
          found: count == 0 ? "the end of the file" : String(cString: strerror(errno)),
          advice: "Check the disk, and that nothing shortens the file")
      }
      filled += count
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let address = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: address), bytes.count) }
  }
}
