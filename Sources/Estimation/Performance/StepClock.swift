import Simulation

/// Times a simulation's passes by the formula that the closed form takes averages of.
///
/// What is linear in tokens is exact; layers with windows, whose work is not, take a pass's contexts as alike.
struct StepClock: PassClock {
  let step: StepModel

  func seconds(of pass: Pass) -> Double {
    let (decodes, prompts) = (Double(pass.decodes), Double(pass.promptTokens))
    return step.pass(
      decodes: decodes, context: Double(pass.contextTokens) / max(decodes, 1), promptTokens: prompts,
      seen: Double(pass.promptAttention) / max(prompts, 1)
    ).seconds
  }
}
