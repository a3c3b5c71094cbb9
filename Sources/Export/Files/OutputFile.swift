import Platform

/// Writes whole files or nothing: a temporary file in the same folder takes the target's name once it is complete.
package enum OutputFile {
  /// Writes the text, to standard output for `-`; an existing file keeps its permissions.
  package static func write(_ text: String, to path: String) throws(ExportError) {
    var text = text
    let failure = text.withUTF8 { bytes -> Int32? in
      path == "-" ? DescriptorWriter.write(bytes, to: STDOUT_FILENO) : replace(path, with: bytes)
    }
    if let failure {
      let name = path == "-" ? "standard output" : path
      throw .unwritable(path: name, reason: SystemError.text(failure))
    }
  }

  /// The error number, or nil when all went well.
  private static func replace(_ path: String, with bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR { return EISDIR }
    // Devices and pipes take what is written; renaming would replace them by a file.
    if exists && status.st_mode & S_IFMT != S_IFREG { return writeInPlace(path, bytes) }
    if exists && access(path, W_OK) != 0 { return errno }
    let target = SymbolicLink.target(of: path)
    let temporary = DraftFile.path(beside: target)
    let descriptor = DraftFile.create(beside: target, permissions: 0o666)
    guard descriptor >= 0 else { return errno }
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    var failure = DescriptorWriter.write(bytes, to: descriptor)
    if close(descriptor) != 0 && failure == nil { failure = errno }
    if failure == nil && rename(temporary, target) != 0 { failure = errno }
    if failure != nil { unlink(temporary) }
    return failure
  }

  private static func writeInPlace(_ path: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    let failure = DescriptorWriter.write(bytes, to: descriptor)
    return close(descriptor) != 0 && failure == nil ? errno : failure
  }
}
