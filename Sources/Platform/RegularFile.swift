/// Opens what must be a file: waits for no pipe's writer, and reads no device.
package enum RegularFile {
  /// Why a path can't be read as a file.
  package enum Fault: Error, Sendable, Hashable {
    /// The system's number of the error.
    case system(Int32)
    /// What lies there instead: "a named pipe".
    case other(String)

    /// In words, as what was found.
    package var found: String {
      switch self {
      case .system(let number): SystemError.text(number)
      case .other(let kind): kind
      }
    }
  }

  /// A descriptor, which the caller closes, and the file's length.
  package static func open(_ path: String) throws(Fault) -> (descriptor: Int32, byteCount: Int) {
    // The system would read the name up to there and open another file.
    guard !path.utf8.contains(0) else { throw .other("a name with a NUL in it") }
    let descriptor = Platform.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENXIO ? .other("a socket, or a device that isn't there") : .system(errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let number = errno
      close(descriptor)
      throw .system(number)
    }
    guard let kind = otherKind(status.st_mode) else { return (descriptor, Int(status.st_size)) }
    close(descriptor)
    throw .other(kind)
  }

  /// Whether a path names something that is no folder, a link to nowhere included: who opens it learns what it is.
  package static func isThere(_ path: String) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT != S_IFDIR }
    return lstat(path, &status) == 0
  }

  /// What the system knows of a file; nil where there is none, or a folder, a device or a pipe.
  static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 && otherKind(status.st_mode) == nil ? status : nil
  }

  /// What it is that is no regular file; nil for one.
  private static func otherKind(_ mode: mode_t) -> String? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a named pipe"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFSOCK: "a socket"
    default: "something else"
    }
  }
}
