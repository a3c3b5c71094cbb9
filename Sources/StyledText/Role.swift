/// What a piece of the screen means; a theme decides how it looks.
package enum Role: UInt8, Hashable, Sendable, CaseIterable {
  case text
  case dim
  case title
  case heading
  case accent
  case good
  case warning
  case bad
  /// The selected row of the part that has the keyboard.
  case selected
  /// The selected row of a part that hasn't.
  case selectedElsewhere
  /// Letters that a search found.
  case match
  case border
  /// The name of a key in hints and help.
  case key
  case inputField
  case tab
  case activeTab
  case barWeights
  case barKeyValueCache
  case barActivations
  case barRuntime
  case barFree
  case barOverflow
  /// Steps of a heat map, from least to most.
  case heat1, heat2, heat3, heat4, heat5

  /// The heat step of a share between 0 and 1; values outside, or not finite, go to the nearest end.
  package static func heat(_ share: Double) -> Role {
    let steps: [Role] = [.heat1, .heat2, .heat3, .heat4, .heat5]
    let clamped = share.isNaN ? 0 : min(max(share, 0), 1)
    return steps[min(Int(clamped * Double(steps.count)), steps.count - 1)]
  }
}
