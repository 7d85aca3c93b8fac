import { type Bank, stamp } from './bank.ts'
import type { Charge, PaymentIntent, PaymentMethod, Refund } from './objects.ts'

type Booking = {
  intent: PaymentIntent
  method: PaymentMethod
  authenticated: boolean
  failure: { code: string; message: string } | undefined
}

/** 1.5 % and 25 cents, half up: the fee this simulated processor takes from each charge. */
function feeOf(amount: number): number {
  return Math.floor((amount * 15 + 500) / 1000) + 25
}

function bookMovement(
  bank: Bank,
  movement: {
    type: 'charge' | 'refund'
    source: string
    amount: number
    currency: string
    fee: number
  },
): string {
  const { id } = bank.vault.put('balance_transaction', {
    ...stamp(bank, 'txn', 'balance_transaction'),
    ...movement,
    net: movement.amount - movement.fee,
    status: 'available',
  })
  return id
}

/** Books an attempt to charge; a failed one moves no money. */
export function bookCharge(
  bank: Bank,
  { intent, method, authenticated, failure }: Booking,
): Charge {
  const { amount, currency } = intent
  const head = stamp(bank, 'ch', 'charge')
  const movement = {
    type: 'charge',
    source: head.id,
    amount,
    currency,
    fee: feeOf(amount),
  } as const
  const charge = bank.vault.put('charge', {
    ...head,
    amount,
    amount_captured: failure ? 0 : amount,
    amount_refunded: 0,
    balance_transaction: failure ? null : bookMovement(bank, movement),
    captured: !failure,
    currency,
    customer: intent.customer,
    description: intent.description,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    metadata: intent.metadata,
    paid: !failure,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: 'card',
      card: {
        ...method.card,
        three_d_secure: authenticated ? { result: 'authenticated', version: '2.2.0' } : null,
      },
    },
    refunded: false,
    status: failure ? 'failed' : 'succeeded',
  })
  bank.emit(failure ? 'charge.failed' : 'charge.succeeded', charge)
  return charge
}

type RefundRequest = {
  charge: Charge
  amount: number
  reason: string | null
  metadata: Record<string, string>
}

/** Gives back part or all of a charge; the caller has checked what is left to give back. */
export function bookRefund(
  bank: Bank,
  { charge, amount, reason, metadata }: RefundRequest,
): Refund {
  const head = stamp(bank, 're', 'refund')
  const { currency } = charge
  const refund = bank.vault.put('refund', {
    ...head,
    amount,
    balance_transaction: bookMovement(bank, {
      type: 'refund',
      source: head.id,
      amount: -amount,
      currency,
      fee: 0,
    }),
    charge: charge.id,
    currency,
    metadata,
    payment_intent: charge.payment_intent,
    reason,
    status: 'succeeded',
  })
  const amountRefunded = charge.amount_refunded + amount
  const after = bank.vault.put('charge', {
    ...charge,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === charge.amount,
  })
  bank.emit('refund.created', refund)
  bank.emit('charge.refunded', after)
  return refund
}
