import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { AccountId } from '../../contract/ids.ts'
import { asId } from '../../contract/ids.ts'

export type HearDeps = {
  /** Of the database: one connection of its own, outside the pool, since a listener keeps it. */
  readonly url: string
  readonly onChanged: (accounts: ReadonlySet<AccountId>) => void
  /** Heard again after a silence: whatever changed meanwhile was missed. */
  readonly onMissed: () => void
  readonly onBroken: (error: Error) => void
}

const firstWaitMs = 250
const longestWaitMs = 10_000

/**
 * Hears the accounts of which the outbox has told something (`account_changed`), for as long as the process
 * lives: a connection that PostgreSQL drops is opened again, with waits from a quarter of a second to ten.
 * Answers what ends it.
 */
export const hearAccounts = (deps: HearDeps): (() => Promise<void>) => {
  const ended = new AbortController()
  const listening = listenUntil(deps, ended.signal)
  return async () => {
    ended.abort()
    await listening
  }
}

const listenUntil = async (deps: HearDeps, ended: AbortSignal): Promise<void> => {
  let failures = 0
  let wasHeard = false
  while (!ended.aborted) {
    const heard = await listenOnce(deps, ended, () => {
      failures = 0
      if (wasHeard) deps.onMissed()
      wasHeard = true
    })
    if (heard.kind === 'ended') return
    deps.onBroken(heard.error)
    const pause = Math.min(longestWaitMs, firstWaitMs * 2 ** failures)
    failures += 1
    await wait(pause, undefined, { signal: ended }).catch(() => undefined)
  }
}

type Heard = { readonly kind: 'ended' } | { readonly kind: 'broken'; readonly error: Error }

/** One connection, from its opening to its end. */
const listenOnce = async (
  { url, onChanged }: HearDeps,
  ended: AbortSignal,
  onListening: () => void,
): Promise<Heard> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  const over = Promise.withResolvers<Heard>()
  const broken = (error: Error) => over.resolve({ kind: 'broken', error })
  const end = () => over.resolve({ kind: 'ended' })
  client.on('error', broken)
  client.on('end', () => broken(new Error('the listening connection ended')))
  client.on('notification', ({ payload = '' }) => onChanged(accountsIn(payload)))
  ended.addEventListener('abort', end, { once: true })
  try {
    await client.connect()
    await client.query('listen account_changed')
    onListening()
  } catch (error) {
    broken(error instanceof Error ? error : new Error(String(error)))
  }
  const heard = await over.promise
  ended.removeEventListener('abort', end)
  await client.end().catch(() => undefined)
  return heard
}

const accountsIn = (payload: string): ReadonlySet<AccountId> =>
  new Set(
    payload
      .split(' ')
      .filter(text => text !== '')
      .map(text => asId('account', text)),
  )
