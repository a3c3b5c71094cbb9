import TerminalModel

/// What a session starts from.
package struct SessionOptions: Sendable {
  package var services: Services
  package var start: StartingPoint
  /// Nil asks the environment.
  package var appearance: Appearance?
  package var forcesMono: Bool
  package var forcesASCII: Bool
  /// The file of the user's own keys; nil where there is none.
  package var keysPath: String?

  package init(
    services: Services, start: StartingPoint = StartingPoint(), appearance: Appearance? = nil,
    forcesMono: Bool = false, forcesASCII: Bool = false, keysPath: String? = KeysFile.standardPath()
  ) {
    self.services = services
    self.start = start
    self.appearance = appearance
    self.forcesMono = forcesMono
    self.forcesASCII = forcesASCII
    self.keysPath = keysPath
  }
}
