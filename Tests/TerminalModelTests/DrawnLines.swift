@testable import TerminalModel

/// What a frame of this size shows once something is drawn into it, line by line.
func lines(_ width: Int, _ height: Int, _ draw: (inout Frame) -> Void) -> [String] {
  var frame = Frame(size: Size(width: width, height: height))
  draw(&frame)
  return frame.lines()
}
