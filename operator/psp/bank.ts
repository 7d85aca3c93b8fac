import { createHash } from 'node:crypto'
import { wallSeconds } from '../wall-time.ts'
import type { BankEvent } from './objects.ts'
import type { Vault } from './vault.ts'

/** The version of Stripe's API whose shapes are followed (that of the `stripe` package in use). */
const apiVersion = '2026-10-28.endive'

/** What every act of the card processor needs. */
export type Bank = {
  vault: Vault
  /** origin of the hosted pages */
  publicUrl: string
  /** records an event; those a merchant is told of are queued for delivery */
  emit(type: string, subject: object): void
}

/** The fields every stored object begins with. */
export function stamp<Name extends string>(bank: Bank, prefix: string, object: Name) {
  const id = bank.vault.nextId(prefix)
  return { id, object, created: wallSeconds(), livemode: false } as const
}

/** A secret that follows from its identifier: the same seed gives the same one. */
export function clientSecretOf(id: string): string {
  return `${id}_secret_${createHash('sha256').update(`client/${id}`).digest('hex').slice(0, 24)}`
}

const toldPrefixes = [
  'payment_intent.',
  'setup_intent.',
  'checkout.session.',
  'charge.refunded',
  'refund.',
  'payment_method.detached',
]

/** The bank over its vault; an event goes to the vault in the commit of what caused it. */
export function createBank(options: { vault: Vault; publicUrl: string }): Bank {
  const { vault, publicUrl } = options
  const bank: Bank = {
    vault,
    publicUrl,
    emit: (type, subject) => {
      const told = toldPrefixes.some(prefix => type.startsWith(prefix))
      const event: BankEvent = {
        ...stamp(bank, 'evt', 'event'),
        api_version: apiVersion,
        type,
        data: { object: withoutSim(subject) },
        pending_webhooks: told ? 1 : 0,
        request: { id: null, idempotency_key: null },
      }
      vault.put('event', event)
      if (!told) return
      vault.put('delivery', {
        id: event.id,
        type,
        state: 'waiting',
        attempts: 0,
        wasHeld: false,
        lastAnswer: null,
      })
    },
  }
  return bank
}

/** What leaves the house: the object without what only the simulator knows. */
export function withoutSim(thing: object): object {
  return Object.fromEntries(Object.entries(thing).filter(([key]) => key !== 'sim'))
}
