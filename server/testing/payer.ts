import type { Answer } from '../../contract/client.ts'
import type { AccountId, BillId, PaymentId } from '../../contract/ids.ts'
import { readPayment, startPayment } from '../../contract/routes/payments.ts'
import { until } from '../../operator/testing/until.ts'
import type { PaymentWorld } from './payment-world.ts'

export type Owing = { readonly accountId: AccountId; readonly billId: BillId }

export type Payer = ReturnType<typeof payerOf>

/** Cents as they cross the wire. */
export const euros = (amount: string) => ({ amount, currency: 'EUR' as const })

let keys = 0

/** An idempotency key that no other test uses. */
export const newKey = () => `key-of-a-test-${++keys}`

/** The truth of an account whose bill of 34.90 was paid, whatever happened on the way. */
export const paidOnce = { open: 0n, owed: 0n, payments: 1, told: 1, charges: 1 }

/** The truth of an account whose bill of 34.90 is as it was. */
export const unpaid = { open: 3490n, owed: 3490n, payments: 0, told: 0, charges: 0 }

/** What a payment started with; a refusal fails the test. */
export const started = (answer: Answer<typeof startPayment>) => {
  if (!answer.ok) throw new Error(`refused: ${answer.problem.code}`)
  return answer.body
}

/** A person who pays, at our API and on the PSP's page, and what can be seen of it afterwards. */
export const payerOf = (world: PaymentWorld) => ({
  start: ({ accountId, billId }: Owing, key = newKey(), owed = '3490') =>
    world.clientOf(accountId)(
      startPayment,
      { body: { accountId, billId, owed: euros(owed), language: 'fr' } },
      { idempotencyKey: key },
    ),
  typeCard: (page: string | null, number: string) =>
    fetch(page ?? '', {
      method: 'POST',
      body: new URLSearchParams({ name: 'Zoé Noël', number, expiry: '04/31', code: '123' }),
      redirect: 'manual',
    }),
  read: async (accountId: AccountId, paymentId: PaymentId) => {
    const answer = await world.clientOf(accountId)(readPayment, { params: { paymentId } })
    if (!answer.ok) throw new Error(`refused: ${answer.problem.code}`)
    return answer.body
  },
  webhooksAreHeard: async () => {
    await until('no webhook waits', () => world.psp.webhooks.waiting() === 0)
    await world.drain()
  },
  /** The PSP's name for an account. */
  customerOf: async (accountId: AccountId): Promise<string | null> => {
    const { rows } = await world.pool.query(
      'select psp_customer as customer from payments.setting where account_id = $1',
      [accountId],
    )
    return rows[0]?.customer ?? null
  },
  /** What the books say of an account, and how often the PSP charged it. */
  truthOf: async (accountId: AccountId) => {
    const { rows } = await world.pool.query(truth, [accountId])
    const { customer, ...books } = rows[0]
    const intents =
      customer === null ? [] : (await world.stripe.paymentIntents.list({ customer })).data
    return { ...books, charges: intents.filter(({ status }) => status === 'succeeded').length }
  },
})

const truth = `
  select coalesce((select sum(open_cents) from payments.open_item where account_id = $1), 0)::int8 as open,
       (select balance_cents from payments.balance where account_id = $1 and ledger = 'receivable') as owed,
       (select count(*) from payments.journal where account_id = $1 and kind = 'payment')::int4 as payments,
       (select count(*) from kernel.outbox_event where account_id = $1 and kind = 'payments.received')::int4 as told,
       (select psp_customer from payments.setting where account_id = $1) as customer`
