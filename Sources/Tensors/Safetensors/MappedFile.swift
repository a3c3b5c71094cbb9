import Glibc

/// A file mapped read-only into memory; its pages are read when they are touched.
///
/// A file that another process shortens while it is mapped ends the program with SIGBUS, as with any mapping.
package final class MappedFile: @unchecked Sendable {
  // Immutable after `init`, and the mapping is read-only: safe to share between threads.
  package let bytes: UnsafeRawBufferPointer
  package let path: String

  package init(path: String) throws(TensorError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw TensorError(
        .cannotOpen, file: path, expected: "a readable file", found: String(cString: strerror(errno)),
        advice: "Check the path and its permissions")
    }
    defer { close(descriptor) }
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
      return
    }
    guard let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw TensorError(
        .cannotOpen, file: path, expected: "a file that can be mapped into memory",
        found: String(cString: strerror(errno)), advice: "Copy the file to a local disk")
    }
    bytes = UnsafeRawBufferPointer(start: address, count: length)
  }

  deinit {
    if let address = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: address), bytes.count) }
  }
}
