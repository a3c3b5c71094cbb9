/// The least that a file of one's own must say.
enum MinimalEntries {
  static let accelerator = """
    {
      "id": "own-card",
      "name": "Own card",
      "memory": { "bytes": 48e9, "bandwidthBytesPerSecond": 900e9 }
    }
    """
}
