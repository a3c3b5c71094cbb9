/// The screens of the program.
enum Screens {
  /// In the order of their tabs; adding a screen is its folder and a row here.
  static let all: [any Screen.Type] = [
    PlanScreen.self, FitScreen.self, CompareScreen.self, MemoryScreen.self, ExportScreen.self,
  ]
}
