import Testing

@testable import TerminalModel

@Suite("Geometry")
struct RectangleTests {
  static let sides = [-3, 0, 1, 2, 3, 5, 24, 80]

  @Test("Strips cut from a rectangle lie inside it, don't overlap, and nothing is lost", arguments: sides, sides)
  func taking(width: Int, height: Int) {
    let whole = Rectangle(x: 3, y: -2, width: width, height: height)
    for amount in Self.sides {
      let cuts: [(inout Rectangle) -> Rectangle] = [
        { $0.takeTop(amount) }, { $0.takeBottom(amount) }, { $0.takeLeft(amount) }, { $0.takeRight(amount) },
      ]
      for cut in cuts {
        var rest = whole
        let strip = cut(&rest)
        #expect(whole.contains(strip) && whole.contains(rest))
        #expect(strip.intersection(rest).isEmpty)
        #expect(strip.size.area + rest.size.area == whole.size.area)
      }
    }
  }

  @Test("Parts of a split touch in order, stay inside, and shares use the last cell", arguments: 0...60)
  func splitting(total: Int) {
    let recipes: [[Length]] = [
      [], [.share(1)], [.fixed(7), .share(1), .fixed(3)], [.share(2), .share(1)], [.fixed(99), .fixed(4)],
      [.share(0), .share(-4), .fixed(-2)], [.share(1), .share(1), .share(1), .share(1), .share(1)],
    ]
    for recipe in recipes {
      for spacing in [-1, 0, 1, 5] {
        let whole = Rectangle(x: 2, y: 1, width: total, height: total)
        for (parts, isRows) in [
          (whole.rows(recipe, spacing: spacing), true), (whole.columns(recipe, spacing: spacing), false),
        ] {
          #expect(parts.count == recipe.count)
          #expect(parts.allSatisfy { whole.contains($0) })
          for (before, after) in zip(parts, parts.dropFirst()) {
            #expect(isRows ? before.endY <= after.y : before.endX <= after.x)
          }
          let hasShare = recipe.contains { if case .share(let weight) = $0 { weight > 0 } else { false } }
          if hasShare, let last = parts.last, spacing <= 0 {
            #expect(isRows ? last.endY == whole.endY : last.endX == whole.endX)
          }
        }
      }
    }
  }

  @Test("A centered or inset rectangle stays inside", arguments: sides, sides)
  func centering(width: Int, height: Int) {
    let whole = Rectangle(x: 1, y: 1, width: 10, height: 4)
    #expect(whole.contains(whole.centered(Size(width: width, height: height))))
    #expect(whole.contains(whole.inset(columns: width, rows: height)))
  }

  @Test("Sizes are read only when they make sense")
  func sizeParsing() {
    #expect(Size(parsing: "80x24") == .classic)
    #expect(Size(parsing: "120X40") == Size(width: 120, height: 40))
    for wrong in ["", "80", "80x", "x24", "0x24", "-1x5", "80x24x1", "99999x2", "8 x 2", "axb"] {
      #expect(Size(parsing: wrong) == nil, "\(wrong)")
    }
    #expect(Size(width: -5, height: .max) == Size(width: 0, height: Size.longestSide))
  }
}
