import Platform

/// One run of a tool without a shell: nothing on its input, what it prints within limits of time and size.
struct ToolRun {
  let program: String
  let arguments: [String]
  /// After so many seconds it is ended; drivers that wake up take some.
  var seconds = 10.0
  var limit = 1 << 20

  /// Variables that the tool finds; its words are not translated.
  private static let kept = ["PATH", "HOME", "LD_LIBRARY_PATH", "ROCM_PATH"]

  /// A tool that was just written is busy until children of whoever wrote it have become other programs.
  private static let mostTries = 100

  func output() -> ToolOutput {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failed(.notStarted(SystemError.current)) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    defer { close(ends[0]) }
    var process = pid_t()
    var failure = start(&process, output: ends[1])
    for _ in 0..<Self.mostTries where failure == ETXTBSY {
      poll(nil, 0, 2)
      failure = start(&process, output: ends[1])
    }
    close(ends[1])
    guard failure == 0 else { return .failed(.notStarted(SystemError.text(failure))) }
    let deadline = Self.now() + seconds
    let (bytes, ended) = read(ends[0], until: deadline)
    guard ended, let status = Self.wait(for: process, until: deadline) else {
      // Its children hold the pipe as well.
      kill(-process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
      return .failed(ended ? .timedOut(seconds: seconds) : reason(bytes))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return status == 0 ? .text(text) : .failed(.failed(status: status, output: Self.brief(text)))
  }

  private func reason(_ bytes: [UInt8]) -> ProbeFault.Reason {
    bytes.count > limit ? .unreadable(found: "more than \(limit) bytes") : .timedOut(seconds: seconds)
  }

  private func start(_ process: inout pid_t, output: Int32) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let environment =
      Self.kept.compactMap { name in EnvironmentVariable.text(name).map { "\(name)=\($0)" } } + ["LC_ALL=C"]
    return Self.withCStrings([program] + arguments) { words in
      Self.withCStrings(environment) { posix_spawn(&process, program, &actions, &attributes, words, $0) }
    }
  }

  private static func withCStrings<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }

  // MARK: Waiting

  /// What is printed, and whether that ended before the deadline and within the limit.
  private func read(_ descriptor: Int32, until deadline: Double) -> ([UInt8], ended: Bool) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = Platform.read(descriptor, &buffer, buffer.count)
      if count == 0 { return (bytes, true) }
      if count > 0 {
        bytes += buffer[..<count]
        continue
      }
      guard errno == EAGAIN || errno == EINTR else { return (bytes, true) }
      let rest = deadline - Self.now()
      guard rest > 0 else { return (bytes, false) }
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&wait, 1, Int32((rest * 1000).rounded(.up)))
    }
    return (bytes, false)
  }

  /// The exit status; nil where it goes on beyond the deadline.
  private static func wait(for process: pid_t, until deadline: Double) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F) }
      if ended < 0, errno != EINTR { return 0 }
      guard now() < deadline else { return nil }
      poll(nil, 0, 2)
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The first line of a complaint.
  private static func brief(_ text: String) -> String {
    String(text.split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } }?.prefix(160) ?? "")
  }
}
