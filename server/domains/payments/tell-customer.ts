import { Type } from 'typebox'
import { cents, toMoney } from '../../../contract/money.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Keys } from '../../kernel/keys.ts'
import type { OutboxEvent, Subscriber } from '../../kernel/outbox.ts'
import { parsed } from '../../kernel/parsed.ts'
import { holderOf } from '../customers/public.ts'
import { type Notice, notify } from '../notifications/public.ts'

type TellDeps = { readonly keys: Keys; readonly wall: Clock }

const Received = Type.Object({
  amountCents: Type.String(),
  reference: Type.String(),
  receivedOn: Type.String(),
})
const Failed = Type.Object({ amountCents: Type.String() })

/** Sends the receipt of each payment, and says when an automatic one was refused. */
export const paymentSubscribers = (deps: TellDeps): readonly Subscriber[] => [
  {
    name: 'payments.send-receipt',
    kinds: ['payments.received'],
    handle: (tx, event) => {
      const { amountCents, reference, receivedOn } = parsed(Received, event.payload, event.kind)
      const amount = moneyOf(amountCents)
      const facts = { amount, paidOn: receivedOn, paymentReference: reference }
      return tellHolder(deps, tx, event, { template: 'payment-received', facts })
    },
  },
  {
    name: 'payments.tell-refusal',
    kinds: ['payments.automatic-failed'],
    handle: (tx, event) => {
      const { amountCents } = parsed(Failed, event.payload, event.kind)
      const facts = { amount: moneyOf(amountCents) }
      return tellHolder(deps, tx, event, { template: 'payment-failed', facts })
    },
  },
]

const moneyOf = (amountCents: string) => toMoney(cents(BigInt(amountCents)))

/** By e-mail, or by SMS to whoever left no address. */
const tellHolder = async (
  deps: TellDeps,
  tx: Tx,
  { accountId }: OutboxEvent,
  message: Pick<Notice, 'template' | 'facts'>,
): Promise<void> => {
  const holder = accountId === null ? undefined : await holderOf(tx, accountId)
  if (accountId === null || holder === undefined) return
  const { email, mobile, language } = holder
  const channel = email === null ? 'sms' : 'email'
  const address = email ?? mobile
  if (address === null) return
  await notify(deps, tx, { ...message, language, accountId, to: { channel, address } })
}
