import type { Household } from '../people/household.ts'

export type Done = { kind: 'done' } | { kind: 'failed'; problem: string }

/** What a simulated customer does by themselves, through the portal's own doors. */
export type Person = {
  /** creates their login with a code read on their own phone or in their own mailbox */
  signUp(household: Household): Promise<Done>
  /** pays the oldest bill that is due, following the hosted page to its end */
  payBill(household: Household): Promise<Done>
}

/** The password of the demonstration logins: easy to type, with nothing of the person in it. */
export function passwordOf(seed: number): string {
  return `encre-papier-fil-${seed}`
}
