/// Which file lies behind a path: the same for all its names, through symbolic and hard links.
package struct FileIdentity: Sendable, Hashable {
  private let device: UInt64
  private let number: UInt64

  /// Nil where there is no file, or a folder, a device or a pipe.
  package init?(_ path: String) {
    guard let status = RegularFile.status(of: path) else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
