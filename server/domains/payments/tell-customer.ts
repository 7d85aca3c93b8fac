import { Type } from 'typebox'
import { cents, toMoney } from '../../../contract/money.ts'
import type { Tx } from '../../kernel/db.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { type TellDeps, tellHolder } from '../customers/public.ts'
import { pageOf } from './payment.ts'

const Received = Type.Object({
  paymentId: Type.String(),
  amountCents: Type.String(),
  reference: Type.String(),
  receivedOn: Type.String(),
})
const Failed = Type.Object({ paymentId: Type.String(), amountCents: Type.String() })

/** Sends the receipt of a payment, on `payments.received`. */
export const sendReceipt = async (deps: TellDeps, tx: Tx, event: OutboxEvent): Promise<void> => {
  const told = parsed(Received, event.payload, event.kind)
  const facts = {
    amount: moneyOf(told.amountCents),
    path: pageOf({ id: told.paymentId, kind: 'hosted' }),
    paidOn: told.receivedOn,
    paymentReference: told.reference,
  }
  if (event.accountId === null) return
  await tellHolder(deps, tx, event.accountId, { template: 'payment-received', facts })
}

/** Says that an automatic payment was refused, on `payments.automatic-failed`. */
export const tellRefusal = async (deps: TellDeps, tx: Tx, event: OutboxEvent): Promise<void> => {
  const told = parsed(Failed, event.payload, event.kind)
  const path = pageOf({ id: told.paymentId, kind: 'automatic' })
  const facts = { amount: moneyOf(told.amountCents), path }
  if (event.accountId === null) return
  await tellHolder(deps, tx, event.accountId, { template: 'payment-failed', facts })
}

const moneyOf = (amountCents: string) => toMoney(cents(BigInt(amountCents)))
