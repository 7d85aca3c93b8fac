/**
 * Seconds since 1970 by the machine's clock.
 * The operator has no clock of its own: this one only stamps what protocols require (webhook
 * signatures, `created`, the date of a text or a mail). Business dates come from the server.
 */
export function wallSeconds(): number {
  return Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
}

/** The same instant as ISO 8601 in UTC, to the second. */
export function wallInstant(): string {
  return Temporal.Now.instant().toString({ smallestUnit: 'second' })
}
