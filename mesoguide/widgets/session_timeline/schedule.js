// Twin of mesoguide/model/schedule.py: the few sums the browser does while the slider moves.
// A test in a real browser holds the two together.

/** Days of the visits, the first on day 0. */
export function visitDays({ visits, interval }) {
  return Array.from({ length: visits }, (_, index) => index * interval);
}

/** How many visits lie behind at a week. */
export function visitsDone(plan, week) {
  return visitDays(plan).filter((day) => day <= week * 7).length;
}

/** The week of a visit, rounded up to whole weeks. */
export function weekOfVisit({ interval }, visit) {
  return Math.ceil(((visit - 1) * interval) / 7);
}

/** The week where the timeline ends. */
export function lastWeek(plan, limits) {
  return Math.max(limits.year, weekOfVisit(plan, plan.visits) + limits.after);
}

/** First and last week of the change that clinics describe, at the plan's spacing. */
export function describedWeeks(plan, limits) {
  return [weekOfVisit(plan, limits.describedFrom), weekOfVisit(plan, limits.describedTo)];
}

/** Where a week stands against the change that clinics describe. */
export function describedPhase(plan, week, limits) {
  if (plan.visits < limits.describedFrom) return "plan ends before";
  const [first, last] = describedWeeks(plan, limits);
  if (week < first) return "not yet";
  return week <= last ? "now" : "past";
}
