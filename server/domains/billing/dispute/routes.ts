import type { AccountId, BillId } from '../../../../contract/ids.ts'
import { fromMoney, toMoney } from '../../../../contract/money.ts'
import {
  listDisputes,
  openDispute,
  readContestable,
  readDispute,
  readEvidence,
  withdrawDispute,
} from '../../../../contract/routes/disputes.ts'
import { actorKey } from '../../../kernel/actor.ts'
import { civilDate } from '../../../kernel/calendar.ts'
import { type Db, transact } from '../../../kernel/db.ts'
import { present } from '../../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../../kernel/http/handler.ts'
import { findBill } from '../queries.ts'
import { mostOf } from './credit.ts'
import { labelOf, toDisputeViews } from './dispute-view.ts'
import { readKept } from './evidence.ts'
import { answerDay, type OpenDeps, openDispute as open } from './open-dispute.ts'
import { findDispute, findDisputes, findEvidence, findOpenDispute } from './queries.ts'
import { readCreditable } from './read-creditable.ts'
import { withdrawDispute as withdraw } from './withdraw-dispute.ts'

/** Disputes of one page of an answer. */
const perPage = 20

/** What customers do about a line they contest. */
export const disputeRoutes = (deps: OpenDeps): readonly Registration[] => [
  handle(readContestable, async ({ db, accountIds, clock, actor, input }) => {
    const { billId } = input.params
    const accountId = await ownerOf(db, accountIds, billId)
    if (accountId === undefined) return refuse('not-found')
    const place = { accountId, billId, position: input.query.position }
    const found = await readCreditable(db, place)
    if (found === null) return refuse('not-found')
    const disputed = await findOpenDispute(db, place)
    const { bill, line, base } = found
    return answer({
      billId,
      billNumber: present(bill.number, 'the number of an issued bill'),
      billIssuedOn: bill.period_start.toString(),
      position: line.position,
      label: labelOf(line, actor.origin.language),
      gross: toMoney(line.gross_cents),
      most: toMoney(mostOf(base)),
      answerBy: answerDay(civilDate(clock.now(), deps.zone)).toString(),
      ...(disputed === undefined ? {} : { openDisputeId: disputed.id }),
    })
  }),

  handle(openDispute, async ({ db, accountIds, clock, actor, input, idempotencyKey }) => {
    const { billId } = input.params
    const { position, reason, text, amount, files = [] } = input.body
    const accountId = await ownerOf(db, accountIds, billId)
    if (accountId === undefined) return refuse('not-found')
    const wish = {
      place: { accountId, billId, position },
      reason,
      text,
      amount: amount === undefined ? null : fromMoney(amount),
      files: files.map(({ base64 }) => Buffer.from(base64, 'base64')),
      actor,
      key: `${actorKey(actor)} ${present(idempotencyKey, 'idempotency key')}`,
    }
    const opened = await open(deps, wish, clock.now())
    if (opened.kind === 'refused')
      return refuse(
        opened.reason,
        opened.reason === 'storage-full' ? { retryAfterSeconds: 60 } : {},
      )
    const row = present(await findDispute(db, accountIds, opened.disputeId), 'the dispute opened')
    const [view] = await toDisputeViews(db, [row], actor.origin.language)
    return answer(present(view, 'the dispute opened'))
  }),

  ...openedRoutes(deps),
]

const openedRoutes = (deps: OpenDeps): readonly Registration[] => [
  handle(listDisputes, async ({ db, accountIds, actor, input }) => {
    const { billId = null, after, limit = perPage } = input.query
    if (accountIds.length === 0) return answer({ disputes: [], next: null })
    const before = after === undefined ? null : cursorFrom(after)
    const rows = await findDisputes(db, accountIds, { billId, before, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return answer({
      disputes: await toDisputeViews(db, shown, actor.origin.language),
      next: last === undefined ? null : `${last.opened_at}_${last.id}`,
    })
  }),

  handle(readDispute, async ({ db, accountIds, actor, input }) => {
    const row = await findDispute(db, accountIds, input.params.disputeId)
    if (row === undefined) return refuse('not-found')
    const [view] = await toDisputeViews(db, [row], actor.origin.language)
    return answer(present(view, 'a dispute'))
  }),

  handle(readEvidence, async ({ db, accountIds, input }) => {
    const { position } = input.query
    const found = await findEvidence(db, input.params.disputeId, position)
    if (found === undefined || !accountIds.includes(found.account_id)) return refuse('not-found')
    const { bytes, fileName } = await readKept(deps.documents, found, position)
    return answer(bytes, { fileName })
  }),

  handle(withdrawDispute, async ({ db, accountIds, clock, actor, input }) => {
    const { disputeId } = input.params
    const asked = { accountIds, disputeId, actor, now: clock.now() }
    const done = await transact(db, tx => withdraw(deps, tx, asked))
    if (done.kind === 'refused') return refuse(done.reason)
    const row = present(await findDispute(db, accountIds, disputeId), 'the dispute withdrawn')
    const [view] = await toDisputeViews(db, [row], actor.origin.language)
    return answer(present(view, 'the dispute withdrawn'))
  }),
]

const ownerOf = async (
  db: Db,
  accountIds: readonly AccountId[],
  billId: BillId,
): Promise<AccountId | undefined> => (await findBill(db, accountIds, billId))?.account_id

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where the next page begins; what is no cursor of ours begins at the first. */
const cursorFrom = (text: string) => {
  const [openedAt = '', id = ''] = text.split('_')
  try {
    return uuid.test(id) ? { openedAt: Temporal.Instant.from(openedAt), id } : null
  } catch {
    return null
  }
}
