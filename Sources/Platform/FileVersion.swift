/// What a regular file held when it was looked at: another version where it was written or replaced since.
package struct FileVersion: Sendable, Hashable {
  private let identity: FileIdentity
  private let bytes: Int64
  /// When it was last written, as the file system counts.
  private let seconds: Int64
  private let nanoseconds: Int64

  /// Nil where there is no file, or a folder, a device or a pipe.
  package init?(_ path: String) {
    guard let status = RegularFile.status(of: path) else { return nil }
    identity = FileIdentity(status)
    bytes = Int64(status.st_size)
    #if canImport(Darwin)
      let written = status.st_mtimespec
    #else
      let written = status.st_mtim
    #endif
    (seconds, nanoseconds) = (Int64(written.tv_sec), Int64(written.tv_nsec))
  }
}
