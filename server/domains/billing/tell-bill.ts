import { Type } from 'typebox'
import { IdOf } from '../../../contract/ids.ts'
import { toMoney } from '../../../contract/money.ts'
import type { Tx } from '../../kernel/db.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { type TellDeps, tellHolder, tellPayersByPush } from '../customers/public.ts'
import { automaticAccounts } from '../payments/public.ts'
import { findBill } from './queries.ts'

const Issued = Type.Object({ billId: IdOf('bill') })

/** Says that a bill is ready, on `billing.bill-issued`: by e-mail or SMS to the holder, by notification to whoever pays. */
export const tellBill = async (deps: TellDeps, tx: Tx, event: OutboxEvent): Promise<void> => {
  const { accountId } = event
  const { billId } = parsed(Issued, event.payload, event.kind)
  const bill = accountId === null ? undefined : await findBill(tx, [accountId], billId)
  if (accountId === null || bill === undefined) return
  const automatic = await automaticAccounts(tx, [accountId])
  const message = {
    template: 'bill-ready',
    facts: {
      amount: toMoney(bill.total_cents),
      path: `/factures/${billId}`,
      billNumber: bill.number ?? '',
      dueOn: bill.due_on.toString(),
      autopay: automatic.has(accountId),
    },
  } as const
  await tellHolder(deps, tx, accountId, message)
  await tellPayersByPush(deps, tx, accountId, message)
}
