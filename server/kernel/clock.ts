/** Gives the present instant. A use case receives one; nothing else may ask the machine for the time. */
export type Clock = { readonly now: () => Temporal.Instant }

/** The machine's own time in milliseconds since 1970: for ids, of which a batch asks thousands. */
export const nowMs = (): number => Date.now()

/** The machine's own time: sessions, codes, limits, retries, logs. */
export const wallClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(nowMs()),
}

/** A clock that stands still at one instant: what one request or one job sees of business time. */
export const clockAt = (instant: Temporal.Instant): Clock => ({ now: () => instant })

/** Milliseconds that only grow, for measuring durations. */
export const monotonicMs = (): number => performance.now()
