import Platform

/// The machine that the program runs on.
package struct SystemMachine: MachineReader {
  /// Files of the kernel that a probe reads are small; more is something else.
  private static let largestFile = 1 << 20
  private static let path = "PATH"

  package init() {}

  package func bytes(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // Files of /proc and /sys have no size until they are read.
    return DescriptorReader.bytes(descriptor, limit: Self.largestFile)
  }

  package func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  package func output(of tool: String, _ arguments: [String]) -> ToolOutput {
    guard let program = Self.program(tool, path: EnvironmentVariable.text(Self.path)) else { return .missing }
    return ToolRun(program: program, arguments: arguments).output()
  }

  /// The file that a tool's name means: the first executable one in an absolute folder of the search path.
  static func program(_ tool: String, path: String?) -> String? {
    for folder in (path ?? "/usr/bin:/bin").split(separator: ":") where folder.hasPrefix("/") {
      let program = "\(folder)/\(tool)"
      var status = stat()
      guard stat(program, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(program, X_OK) == 0 else {
        continue
      }
      return program
    }
    return nil
  }
}
