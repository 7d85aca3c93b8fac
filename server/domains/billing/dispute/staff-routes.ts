import type { DisputeId } from '../../../../contract/ids.ts'
import type { Language } from '../../../../contract/languages.ts'
import { fromMoney, toMoney, zeroCents } from '../../../../contract/money.ts'
import {
  type AgentDispute,
  answerDispute,
  confirmAnswer,
  listDisputesToAnswer,
  readDisputeToAnswer,
  readEvidenceToAnswer,
} from '../../../../contract/routes/staff-disputes.ts'
import type { Actor, Agent } from '../../../kernel/actor.ts'
import { recordAudit } from '../../../kernel/audit.ts'
import { civilDate } from '../../../kernel/calendar.ts'
import { type Db, transact } from '../../../kernel/db.ts'
import { Fault, present } from '../../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../../kernel/http/handler.ts'
import { billingProfiles } from '../../customers/public.ts'
import type { DocumentStore } from '../archive-bill.ts'
import {
  type AnswerDeps,
  confirmAnswer as confirm,
  answerDispute as give,
} from './answer-dispute.ts'
import { mostOf } from './credit.ts'
import { labelOf, toDisputeViews } from './dispute-view.ts'
import { readKept } from './evidence.ts'
import { countOpenDisputes, findAnyDispute, findDisputesToAnswer, findEvidence } from './queries.ts'
import { readCreditable } from './read-creditable.ts'

export type StaffDisputeDeps = AnswerDeps & { readonly documents: Pick<DocumentStore, 'get'> }

const toAgent = (actor: Actor): Agent => {
  if (actor.kind !== 'agent') throw new Fault('a staff route was opened to another actor')
  return actor
}

const mostListed = 100

/** What agents with the right do about disputes. */
export const staffDisputeRoutes = (deps: StaffDisputeDeps): readonly Registration[] => [
  handle(listDisputesToAnswer, async ({ db, clock, actor }) => {
    const today = civilDate(clock.now(), deps.zone)
    const rows = await findDisputesToAnswer(db, mostListed)
    const profiles = await billingProfiles(db, [...new Set(rows.map(row => row.account_id))])
    const names = new Map(profiles.map(({ accountId, legalName }) => [accountId, legalName]))
    return answer({
      disputes: rows.map(row => ({
        id: row.id,
        reference: row.reference,
        customerName: names.get(row.account_id) ?? '',
        billNumber: present(row.number, 'the number of an issued bill'),
        label: labelOf(row, actor.origin.language),
        reason: row.reason,
        contested: toMoney(row.contested_cents),
        openedAt: row.opened_at.toString(),
        answerBy: row.answer_by.toString(),
        late: Temporal.PlainDate.compare(row.answer_by, today) < 0,
        waitsForSecond: row.proposed_by !== null,
      })),
      open: await countOpenDisputes(db),
    })
  }),

  handle(readDisputeToAnswer, async ({ db, actor, input }) => {
    const { disputeId } = input.params
    const row = await findAnyDispute(db, disputeId)
    if (row === undefined) return refuse('not-found')
    await transact(db, tx =>
      recordAudit(deps, tx, {
        actor,
        act: 'billing.read-dispute',
        accountId: row.account_id,
        subject: `dispute ${disputeId}`,
        facts: {},
        at: deps.wall.now(),
      }),
    )
    return answer(await viewFor(db, toAgent(actor), disputeId))
  }),

  ...evidenceRoutes(deps),
  ...answerRoutes(deps),
]

const evidenceRoutes = (deps: StaffDisputeDeps): readonly Registration[] => [
  handle(readEvidenceToAnswer, async ({ db, actor, input }) => {
    const { disputeId } = input.params
    const { position } = input.query
    const found = await findEvidence(db, disputeId, position)
    if (found === undefined) return refuse('not-found')
    await transact(db, tx =>
      recordAudit(deps, tx, {
        actor,
        act: 'billing.read-evidence',
        accountId: found.account_id,
        subject: `dispute ${disputeId}`,
        facts: { position },
        at: deps.wall.now(),
      }),
    )
    const { bytes, fileName } = await readKept(deps.documents, found, position)
    return answer(bytes, { fileName })
  }),
]

const answerRoutes = (deps: StaffDisputeDeps): readonly Registration[] => [
  handle(answerDispute, async ({ db, actor, clock, input }) => {
    const agent = toAgent(actor)
    const { disputeId } = input.params
    const { outcome, granted, text } = input.body
    const part = granted === undefined ? null : fromMoney(granted)
    const asked = { agent, disputeId, now: clock.now(), outcome, part, text }
    const given = await transact(db, tx => give(deps, tx, asked))
    if (given.kind !== 'refused') return answer(await viewFor(db, agent, disputeId))
    switch (given.reason) {
      case 'no-decision-waiting':
      case 'second-person-needed':
        throw new Fault('an answer was refused as a confirmation is', { disputeId })
      default:
        return refuse(given.reason)
    }
  }),

  handle(confirmAnswer, async ({ db, actor, clock, input }) => {
    const agent = toAgent(actor)
    const { disputeId } = input.params
    const asked = { agent, disputeId, now: clock.now(), confirmed: input.body.confirmed }
    const given = await transact(db, tx => confirm(deps, tx, asked))
    if (given.kind !== 'refused') return answer(await viewFor(db, agent, disputeId))
    if (given.reason === 'decision-waiting')
      throw new Fault('a confirmation was refused as an answer is', { disputeId })
    return refuse(given.reason)
  }),
]

/** A dispute as the agent who answers it reads it. */
const viewFor = async (db: Db, agent: Agent, disputeId: DisputeId): Promise<AgentDispute> => {
  const row = present(await findAnyDispute(db, disputeId), 'a dispute')
  const { account_id: accountId, bill_id: billId, position } = row
  const { language }: { readonly language: Language } = agent.origin
  const [view] = await toDisputeViews(db, [row], language)
  const [profile] = await billingProfiles(db, [accountId])
  const { numeroClient, legalName, kind } = present(profile, 'a billing profile')
  const read = await readCreditable(db, { accountId, billId, position })
  const { line, base } = present(read, 'the line of a dispute')
  const { proposed_outcome: outcome, proposed_at: at } = row
  return {
    ...present(view, 'a dispute'),
    customer: { numeroClient, name: legalName, kind },
    lineGross: toMoney(line.gross_cents),
    most: toMoney(mostOf(base)),
    ...(outcome === null || at === null
      ? {}
      : {
          proposal: {
            outcome,
            granted: toMoney(row.proposed_cents ?? zeroCents),
            text: row.proposed_answer ?? '',
            at: at.toString(),
            mine: row.proposed_by === agent.staffId,
          },
        }),
  }
}
