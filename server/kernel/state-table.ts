/** For each state, where each event leads; an event that is not listed is refused there. */
export type StateTable = Readonly<Record<string, Readonly<Record<string, string>>>>

type StateOf<T extends StateTable> = Extract<keyof T, string>
type MembersOf<U> = U extends unknown ? Extract<keyof U, string> : never
type EventOf<T extends StateTable> = MembersOf<T[keyof T]>

/** Declares a table whose every arrow leads to one of its states. */
export const stateTable = <
  const T extends Readonly<Record<string, Readonly<Record<string, keyof T & string>>>>,
>(
  table: T,
): T => table

/** The state after `event`, or null when the event cannot happen in this state: a refusal, not a bug. */
export const next = <T extends StateTable>(
  table: T,
  state: StateOf<T>,
  event: EventOf<T>,
): StateOf<T> | null => {
  const target = table[state]?.[event]
  return target !== undefined && isState(table, target) ? target : null
}

const isState = <T extends StateTable>(table: T, word: string): word is StateOf<T> =>
  Object.hasOwn(table, word)
