import Platform
import Testing

@Suite("Variables of the environment")
struct EnvironmentVariableTests {
  @Test("A variable that is not set is nil")
  func variables() {
    #expect(EnvironmentVariable.text("QUANTPLAN_NO_SUCH_VARIABLE") == nil)
    #expect(EnvironmentVariable.text("PATH") != nil)
  }
}
