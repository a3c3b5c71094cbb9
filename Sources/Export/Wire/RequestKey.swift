import Domain

/// A key of a request's JSON, and the part of a request that it tells, both ways.
struct RequestKey: Sendable {
  typealias Part<Value> = any WritableKeyPath<PlanRequest, Value> & Sendable

  let read: @Sendable (KeyedDecodingContainer<Name>, inout PlanRequest) throws -> Void
  let write: @Sendable (PlanRequest, inout KeyedEncodingContainer<Name>) throws -> Void

  /// A key as the JSON has it.
  struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension RequestKey {
  /// What every request tells.
  static func required<Value: Codable & Sendable>(_ name: String, _ part: Part<Value>) -> RequestKey {
    let key = Name(stringValue: name)
    return RequestKey { keys, request in
      request[keyPath: part] = try keys.decode(Value.self, forKey: key)
    } write: { request, keys in
      try keys.encode(request[keyPath: part], forKey: key)
    }
  }

  /// What may be unknown or left to the planner: null then, so that readers see it.
  static func open<Value: Codable & Sendable>(_ name: String, _ part: Part<Value?>) -> RequestKey {
    let key = Name(stringValue: name)
    return RequestKey { keys, request in
      request[keyPath: part] = try keys.decodeIfPresent(Value.self, forKey: key)
    } write: { request, keys in
      if let value = request[keyPath: part] {
        try keys.encode(value, forKey: key)
      } else {
        try keys.encodeNil(forKey: key)
      }
    }
  }

  /// What is told always, and has its usual value in files that don't tell it.
  static func usual<Value: Codable & Sendable>(_ name: String, _ part: Part<Value>, _ value: Value) -> RequestKey {
    let key = Name(stringValue: name)
    return RequestKey { keys, request in
      request[keyPath: part] = try keys.decodeIfPresent(Value.self, forKey: key) ?? value
    } write: { request, keys in
      try keys.encode(request[keyPath: part], forKey: key)
    }
  }

  /// What is told, instead of null, where it is another than usual.
  static func unusual<Value: Codable & Sendable & Equatable>(
    _ name: String, _ part: Part<Value>, _ usual: Value
  ) -> RequestKey {
    let key = Name(stringValue: name)
    return RequestKey { keys, request in
      request[keyPath: part] = try keys.decodeIfPresent(Value.self, forKey: key) ?? usual
    } write: { request, keys in
      let value = request[keyPath: part]
      if value == usual { try keys.encodeNil(forKey: key) } else { try keys.encode(value, forKey: key) }
    }
  }

  /// What has no key at all where there is none.
  static func rare<Value: Codable & Sendable>(_ name: String, _ part: Part<Value?>) -> RequestKey {
    let key = Name(stringValue: name)
    return RequestKey(read: open(name, part).read) { request, keys in
      try keys.encodeIfPresent(request[keyPath: part], forKey: key)
    }
  }
}
