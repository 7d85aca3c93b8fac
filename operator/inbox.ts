import { setTimeout as pause } from 'node:timers/promises'

/** What a person finds in a mailbox or on a phone: `seq` grows over all of them. */
export type Kept<Thing> = Thing & { seq: number }

export type Inbox<Thing> = {
  keep(owner: string, thing: Thing): Kept<Thing>
  /** newest first; only those after `since`, when given */
  of(owner: string, since?: number): readonly Kept<Thing>[]
  owners(): readonly string[]
  /** as `of`, but waits up to `waitMs` for the first one */
  awaitOf(owner: string, since: number, waitMs: number): Promise<readonly Kept<Thing>[]>
}

const pollEveryMs = 20

/** Keeps the last `perOwner` things of each owner; older ones are dropped. */
export function createInbox<Thing>(perOwner: number): Inbox<Thing> {
  const kept = new Map<string, Kept<Thing>[]>()
  let seq = 0
  const of = (owner: string, since = 0) => (kept.get(owner) ?? []).filter(one => one.seq > since)
  return {
    keep: (owner, thing) => {
      seq += 1
      const one = { ...thing, seq }
      kept.set(owner, [one, ...(kept.get(owner) ?? [])].slice(0, perOwner))
      return one
    },
    of,
    owners: () => [...kept.keys()].sort(),
    awaitOf: async (owner, since, waitMs) => {
      for (
        let waited = 0;
        waited < waitMs && of(owner, since).length === 0;
        waited += pollEveryMs
      ) {
        await pause(pollEveryMs)
      }
      return of(owner, since)
    },
  }
}
