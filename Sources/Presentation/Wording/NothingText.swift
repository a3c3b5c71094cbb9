/// What is told where a plan has nothing to show.
package enum NothingText {
  package static let fits = "Nothing that was weighed fits."
  package static let repairs = "Nothing to repair, nothing to improve."
  package static let rejected = "Nothing was ruled out."
}
