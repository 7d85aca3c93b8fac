import { createHash } from 'node:crypto'
import type { ApiAnswer } from './answer.ts'
import type { Bank } from './bank.ts'

/** What the key of a call means: nothing known, the answer already given, or a refusal. */
export type KeyReading =
  | { kind: 'new' }
  | { kind: 'replay'; answer: ApiAnswer }
  | { kind: 'refused'; answer: ApiAnswer }

export type KeyedCall = { key: string; method: string; path: string; body: string }

export type Idempotency = {
  begin(call: KeyedCall): KeyReading
  /** keeps the answer with the effect; both are written by the same commit */
  keep(call: KeyedCall, answer: ApiAnswer): void
  end(call: KeyedCall): void
}

function fingerprintOf({ method, path, body }: KeyedCall): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex')
}

function refused(status: number, code: string, message: string): KeyReading {
  return {
    kind: 'refused',
    answer: { status, body: { error: { type: 'idempotency_error', code, message } } },
  }
}

/** Idempotency-Key as Stripe means it: errors after the start are kept too, even a 500. */
export function createIdempotency(bank: Bank): Idempotency {
  const inFlight = new Set<string>()
  return {
    begin: call => {
      const kept = bank.vault.find('answer', call.key)
      if (kept && kept.fingerprint !== fingerprintOf(call)) {
        const message = 'Keys for idempotent requests can only be used with the same parameters.'
        return refused(400, 'idempotency_key_reused', message)
      }
      if (kept) return { kind: 'replay', answer: kept }
      if (inFlight.has(call.key)) {
        const message = 'There is currently another in-progress request using this Idempotent Key.'
        return refused(409, 'idempotency_key_in_use', message)
      }
      inFlight.add(call.key)
      return { kind: 'new' }
    },
    keep: (call, { status, body, drop = false }) => {
      bank.vault.put('answer', {
        id: call.key,
        fingerprint: fingerprintOf(call),
        status,
        body,
        drop,
      })
    },
    end: call => {
      inFlight.delete(call.key)
    },
  }
}
