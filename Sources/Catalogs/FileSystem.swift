import Platform

/// Reads files and folders through POSIX: no Foundation, no surprises on odd files.
package enum FileSystem {
  /// Catalog files are small; more than this is a mistake.
  package static let maximumFileSize = 16 << 20

  /// The bytes of a regular file.
  ///
  /// - Parameter limit: bytes beyond which the file is taken for something else.
  package static func read(_ path: String, limit: Int = maximumFileSize) throws(CatalogError) -> [UInt8] {
    let (descriptor, size) = try opened(path)
    defer { close(descriptor) }
    guard size <= limit else {
      throw .unreadable(path: path, reason: "expected at most \(limit >> 20) MiB, found \(size) bytes")
    }
    var failure: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < buffer.count {
        let received = Platform.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if received < 0 {
          if errno == EINTR { continue }
          failure = SystemError.current
        }
        guard received > 0 else { break }
        count += received
      }
    }
    if let failure { throw .unreadable(path: path, reason: failure) }
    return bytes
  }

  private static func opened(_ path: String) throws(CatalogError) -> (descriptor: Int32, byteCount: Int) {
    do throws(RegularFile.Fault) {
      return try RegularFile.open(path)
    } catch {
      switch error {
      case .system: throw .unreadable(path: path, reason: error.found)
      case .other(let kind): throw .unreadable(path: path, reason: "expected a file, found \(kind)")
      }
    }
  }

  /// Writes a file anew, making its folder where need be; readers see the old or the new one, never half of it.
  static func write(_ bytes: [UInt8], to path: String) throws(CatalogError) {
    mkdir(parent(of: path), 0o755)
    let draft = path + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unreadable(path: draft, reason: SystemError.current) }
    let failure = bytes.withUnsafeBufferPointer { DescriptorWriter.write($0, to: descriptor) }
    guard close(descriptor) == 0, failure == nil, rename(draft, path) == 0 else {
      throw .unreadable(path: path, reason: "cannot write it: \(SystemError.text(failure ?? errno))")
    }
  }

  /// The names in a folder that end in `.json`, without the ending, sorted; nil when there is no such folder.
  static func entries(in folder: String) -> [String]? {
    names(in: folder)?.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// All names in a folder; nil when there is no such folder.
  static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  /// Makes sure that a folder can be listed, if there is one of this name.
  static func requireListable(_ folder: String) throws(CatalogError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno != ENOENT {
      throw .unreadable(path: folder, reason: SystemError.current)
    }
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
