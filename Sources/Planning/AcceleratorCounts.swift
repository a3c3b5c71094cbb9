/// Numbers of accelerators that are tried.
enum AcceleratorCounts {
  /// Those that are sold, within one node.
  static let sold = [1, 2, 4, 8]
  /// Whole nodes, tried while nothing smaller fits.
  static let nodes = [16, 32, 64]
  /// One by one within a node of eight, then whole nodes: where the least count is looked for.
  static let ladder = Array(1...8) + [16, 24, 32, 40, 48, 56, 64]
  /// The last step of the ladder.
  static let largest = 64
}
