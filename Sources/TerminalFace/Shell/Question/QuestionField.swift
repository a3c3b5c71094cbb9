/// One of the choices in a request that the screen shows and changes.
enum QuestionField: String, CaseIterable, Hashable, Sendable {
  case model, workload, mode
  case count, hardware
  case context, users
  case scheme, keyValueCache
  case engine, region
}
