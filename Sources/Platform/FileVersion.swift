/// What a regular file held when it was looked at: another version where it was written or replaced since.
package struct FileVersion: Sendable, Hashable {
  private let device: UInt64
  private let number: UInt64
  private let bytes: Int64
  /// When it was last written, as the file system counts.
  private let seconds: Int64
  private let nanoseconds: Int64

  /// Nil where there is no file, or a folder, a device or a pipe.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    bytes = Int64(status.st_size)
    #if canImport(Darwin)
      let written = status.st_mtimespec
    #else
      let written = status.st_mtim
    #endif
    (seconds, nanoseconds) = (Int64(written.tv_sec), Int64(written.tv_nsec))
  }
}
