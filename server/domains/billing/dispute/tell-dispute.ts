import { Type } from 'typebox'
import { IdOf } from '../../../../contract/ids.ts'
import { toMoney, zeroCents } from '../../../../contract/money.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { OutboxEvent } from '../../../kernel/outbox.ts'
import { parsed } from '../../../kernel/parsed.ts'
import { type TellDeps, tellHolder } from '../../customers/public.ts'
import { disputeOpened } from './open-dispute.ts'
import { findDispute } from './queries.ts'

const About = Type.Object({ disputeId: IdOf('dispute') })

/** Acknowledges a dispute and tells its answer to the holder. */
export const tellDispute = async (deps: TellDeps, tx: Tx, event: OutboxEvent): Promise<void> => {
  const { accountId } = event
  const { disputeId } = parsed(About, event.payload, event.kind)
  const dispute = accountId === null ? undefined : await findDispute(tx, [accountId], disputeId)
  if (accountId === null || dispute === undefined) return
  const about = {
    path: `/reclamations/${disputeId}`,
    disputeReference: dispute.reference,
    billNumber: dispute.number ?? '',
  }
  if (event.kind === disputeOpened) {
    await tellHolder(deps, tx, accountId, {
      template: 'dispute-opened',
      facts: {
        ...about,
        amount: toMoney(dispute.contested_cents),
        answerBy: dispute.answer_by.toString(),
      },
    })
    return
  }
  await tellHolder(deps, tx, accountId, {
    template: 'dispute-answered',
    facts: {
      ...about,
      amount: toMoney(dispute.granted_cents ?? zeroCents),
      contested: toMoney(dispute.contested_cents),
      answer: dispute.answer ?? '',
    },
  })
}
