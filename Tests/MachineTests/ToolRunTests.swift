import Platform
import TestSupport
import Testing

@testable import Machine

@Suite("Tools that are started")
struct ToolRunTests {
  private func tool(_ script: String, in folder: TemporaryFolder) throws -> String {
    let path = try folder.write("tool", "#!/bin/sh\n" + script + "\n")
    _ = chmod(path, 0o755)
    return path
  }

  @Test("What a tool prints is its answer, and its arguments are passed as they are")
  func text() throws {
    let folder = try TemporaryFolder()
    let path = try tool("printf '%s|' \"$@\"; cat", in: folder)
    #expect(ToolRun(program: path, arguments: ["a b", "$HOME;"]).output() == .text("a b|$HOME;|"))
  }

  @Test("A status other than zero is a failure with the first line of what was said")
  func status() throws {
    let folder = try TemporaryFolder()
    let path = try tool("echo; echo 'no driver'; echo more; exit 9", in: folder)
    #expect(ToolRun(program: path, arguments: []).output() == .failed(.failed(status: 9, output: "no driver")))
  }

  @Test("A tool that doesn't end is ended, with what it started")
  func endless() throws {
    let folder = try TemporaryFolder()
    let path = try tool("tail -f /dev/null & wait", in: folder)
    let run = ToolRun(program: path, arguments: [], seconds: 0.1)
    #expect(run.output() == .failed(.timedOut(seconds: 0.1)))
  }

  @Test("A tool that prints without end is ended at the limit")
  func flood() throws {
    let folder = try TemporaryFolder()
    let path = try tool("while :; do echo flood; done", in: folder)
    let run = ToolRun(program: path, arguments: [], limit: 100_000)
    #expect(run.output() == .failed(.unreadable(found: "more than 100000 bytes")))
  }

  @Test("Tools are looked up in absolute folders alone, and only what can be run is one")
  func search() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("some-tool", "x")
    #expect(SystemMachine.program("some-tool", path: folder.path) == nil)
    _ = chmod(path, 0o755)
    #expect(SystemMachine.program("some-tool", path: ".:relative:/nowhere:\(folder.path)") == path)
    #expect(SystemMachine.program("some-tool", path: "/nowhere") == nil)
  }
}
