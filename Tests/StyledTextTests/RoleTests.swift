import Testing

@testable import StyledText

@Suite("Roles")
struct RoleTests {
  @Test("Heat steps cover the whole range and take any number")
  func heat() {
    #expect([-1, 0, 0.3, 0.5, 0.7, 1, 7].map(Role.heat) == [.heat1, .heat1, .heat2, .heat3, .heat4, .heat5, .heat5])
    #expect(Role.heat(.nan) == .heat1)
    #expect(Role.heat(.infinity) == .heat5)
  }
}
