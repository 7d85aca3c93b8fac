/** A bug: something that cannot be so. Thrown, caught by one handler, logged whole, answered as `unexpected`. */
export class Fault extends Error {
  readonly facts: Readonly<Record<string, unknown>>

  /** `message` says what was found impossible; `facts` the ids that locate it, never personal data. */
  constructor(message: string, facts: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(message, { cause })
    this.name = 'Fault'
    this.facts = facts
  }
}

/** The value, or a `Fault` saying what was missing. */
export const present = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Fault(`missing: ${what}`)
  return value
}
