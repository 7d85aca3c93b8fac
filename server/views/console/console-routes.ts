import {
  listAccess,
  openCustomer,
  readCustomer,
  searchCustomers,
} from '../../../contract/routes/console.ts'
import { billingProfiles } from '../../domains/customers/public.ts'
import type { Actor, Agent } from '../../kernel/actor.ts'
import { recordAudit } from '../../kernel/audit.ts'
import type { Clock } from '../../kernel/clock.ts'
import { transact } from '../../kernel/db.ts'
import { Fault } from '../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { readCustomerPage } from './customer-page.ts'
import { findCustomers } from './find-customers.ts'
import { listOpenings, openUntil, recordOpening } from './opening.ts'

type ConsoleDeps = Parameters<typeof readCustomerPage>[0] & {
  readonly wall: Clock
  /** Told when an agent opened more customers than anybody serves. */
  readonly alert: (about: { readonly actor: string }) => void
}

const toAgent = (actor: Actor): Agent => {
  if (actor.kind !== 'agent') throw new Fault('a staff route was opened to another actor')
  return actor
}

const shortestQuery = 3

/** Finding a customer, saying why they are opened, and reading them. */
export const consoleRoutes = (deps: ConsoleDeps): readonly Registration[] => [
  handle(searchCustomers, async ({ db, actor, input }) => {
    const query = input.body.query.trim()
    if (query.length < shortestQuery) return refuse('query-too-short')
    const found = await findCustomers(db, query)
    await transact(db, tx =>
      recordAudit(deps, tx, {
        actor,
        act: 'console.search-customers',
        facts: { found: found.customers.length },
        personal: { query },
        at: deps.wall.now(),
      }),
    )
    return answer(found)
  }),

  handle(openCustomer, async ({ db, actor, input }) => {
    const agent = toAgent(actor)
    const { accountId } = input.params
    const note = input.body.note?.trim() || undefined
    const { reason } = input.body
    if (reason === 'something-else' && note === undefined) return refuse('note-missing')
    if ((await billingProfiles(db, [accountId])).length === 0) return refuse('not-found')
    const opening = { agent, accountId, reason, note }
    const opened = await transact(db, tx => recordOpening(deps, tx, opening))
    if (opened.kind === 'opened') return answer({ openUntil: opened.until.toString() })
    deps.alert({ actor: agent.staffId })
    return refuse('too-many-requests', { retryAfterSeconds: opened.retryAfterSeconds })
  }),

  handle(readCustomer, async ({ db, actor, clock, input }) => {
    const { accountId } = input.params
    const until = await openUntil({ db, wall: deps.wall }, toAgent(actor), accountId)
    if (until === null) return refuse('reason-required')
    const page = await readCustomerPage(deps, db, { accountId, clock })
    return page === null ? refuse('not-found') : answer({ ...page, openUntil: until.toString() })
  }),
]

const accessPage = 50

/** Who of the operator opened a customer's accounts: a route of the portal. */
export const accessRoutes: readonly Registration[] = [
  handle(listAccess, async ({ db, accountIds, input }) => {
    const limit = input.query.limit ?? accessPage
    const { before } = input.query
    const found = await listOpenings(db, {
      accountIds,
      before: before === undefined ? undefined : Temporal.Instant.from(before),
      limit: limit + 1,
    })
    const entries = found.slice(0, limit)
    const last = entries.at(-1)
    return answer({
      entries,
      ...(found.length > limit && last !== undefined ? { next: last.at } : {}),
    })
  }),
]
