/** The wall clock. */
export const wallClock = { now: () => Temporal.Now.instant() }
