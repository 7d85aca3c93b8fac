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

/** For the branch that no value of a closed union reaches. */
export const unreachable = (value: never): never => {
  throw new Fault('a closed list had one more member', { value })
}

/** The value, or a `Fault` saying what was missing. */
export const present = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Fault(`missing: ${what}`)
  return value
}
