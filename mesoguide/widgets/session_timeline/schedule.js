// Twin of mesoguide/model/schedule.py: the few sums the browser does while the slider moves.
// A test in a real browser holds the two together.

/** Days of the visits, the first on day 0. */
export function visitDays({ visits, interval }) {
  return Array.from({ length: visits }, (_, index) => index * interval);
}

/** How many visits lie before a week; the first is week 0. */
export function visitsDone(plan, week) {
  return Math.max(1, visitDays(plan).filter((day) => day < week * 7).length);
}

/** The week of a visit, rounded up to whole weeks. */
export function weekOfVisit({ interval }, visit) {
  return Math.ceil(((visit - 1) * interval) / 7);
}

/** The week where the timeline ends. */
export function lastWeek(plan, limits, lastLook = 0) {
  return Math.max(limits.year, weekOfVisit(plan, plan.visits) + limits.after, lastLook);
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

/**
 * How a plan stands to what was tested, among the films of a use: {kind, film, words}. "own" is the
 * plan of the film that is shown, "tested" one that a look of it is true of, "elsewhere" one that
 * another film tested; "unseen" where the film's own was not seen.
 */
export function planStands(plan, film, films) {
  const [visits, interval] = film.plan;
  if (plan.visits === visits && plan.interval === interval) return { kind: "own" };
  const found = (each) =>
    each.plans.find(([many, days]) => many === plan.visits && (many === 1 || days === plan.interval));
  const tested = found(film);
  if (tested) return { kind: "tested", words: tested[2] };
  const other = films.find(found);
  if (other) return { kind: "elsewhere", film: other };
  return { kind: film.seen ? "different" : "unseen" };
}
