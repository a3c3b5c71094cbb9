import Platform
import Testing

@Suite("What the system tells of a program")
struct RunningProgramTests {
  @Test("The program has a path, character sets and errors have names")
  func facts() {
    #expect(RunningProgram.path()?.hasPrefix("/") == true)
    #expect(UserLocale.isUnicode("utf8"))
    #expect(!UserLocale.isUnicode("ISO-8859-1"))
    #expect(SystemError.text(EPIPE) == SystemError.closedPipe)
  }
}
