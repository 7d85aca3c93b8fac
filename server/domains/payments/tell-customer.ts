import { Type } from 'typebox'
import { cents, toMoney } from '../../../contract/money.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Keys } from '../../kernel/keys.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { holderOf } from '../customers/public.ts'
import { type Notice, notify, type TemplateName } from '../notifications/public.ts'
import { pageOf } from './payment.ts'

export type TellDeps = { readonly keys: Keys; readonly wall: Clock }

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
  await tellHolder(deps, tx, event, { template: 'payment-received', facts })
}

/** Says that an automatic payment was refused, on `payments.automatic-failed`. */
export const tellRefusal = async (deps: TellDeps, tx: Tx, event: OutboxEvent): Promise<void> => {
  const told = parsed(Failed, event.payload, event.kind)
  const path = pageOf({ id: told.paymentId, kind: 'automatic' })
  const facts = { amount: moneyOf(told.amountCents), path }
  await tellHolder(deps, tx, event, { template: 'payment-failed', facts })
}

const moneyOf = (amountCents: string) => toMoney(cents(BigInt(amountCents)))

/** By e-mail, or by SMS to whoever left no address. */
const tellHolder = async <T extends TemplateName>(
  deps: TellDeps,
  tx: Tx,
  { accountId }: OutboxEvent,
  message: Pick<Notice<T>, 'template' | 'facts'>,
): Promise<void> => {
  const holder = accountId === null ? undefined : await holderOf(tx, accountId)
  if (accountId === null || holder === undefined) return
  const { email, mobile, language } = holder
  const channel = email === null ? 'sms' : 'email'
  const address = email ?? mobile
  if (address === null) return
  await notify(deps, tx, { ...message, language, accountId, to: { channel, address } })
}
