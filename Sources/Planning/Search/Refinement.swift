/// Estimates finalists more closely than the thousands that were weighed.
///
/// The closed form is all there is today, so a finalist is what it was: here a simulation of arrivals will stand.
enum Refinement {
  static func refined(_ finalist: Candidate) -> Candidate { finalist }
}
