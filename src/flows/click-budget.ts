/**
 * How the 3 s in which a click must be answered (invariant I10) are shared out among what it may wait for, one after
 * the other. Whatever is slower is done without, with a word to the rep where it matters, and asked again before the creation.
 */
export const clickBudget = {
  /** Another click, or an update, on the same request. */
  laneMs: 500,
  /** Country rules and resellers that are not kept yet. */
  listMs: 500,
  domainMs: 800,
  alternativesMs: 600,
  addressMs: 1_500,
} as const;
