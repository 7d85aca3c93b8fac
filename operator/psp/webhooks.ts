import type { Faults } from '../faults.ts'
import { signBody } from '../signature.ts'
import { wallSeconds } from '../wall-time.ts'
import type { Delivery } from './objects.ts'
import type { Vault } from './vault.ts'

export type Webhooks = {
  /** looks for events to deliver; called after each commit */
  wake(): void
  /** sends one now, whatever its state (held, lost, delivered already) */
  deliverNow(eventId: string): Promise<boolean>
  /** events that will still be tried without anyone's help */
  waiting(): number
  stop(): Promise<void>
}

type WebhooksOptions = {
  vault: Vault
  url: string
  secret: string
  faults: Faults
  retryMs?: number
}

const mostAttempts = 12
const answerWithinMs = 10_000
const swapWithinMs = 1_000

/** Doubles from the first wait up to a minute. */
function retryAfter(attempts: number, firstMs: number): number {
  return Math.min(firstMs * 2 ** (attempts - 1), 60_000)
}

/**
 * Tells the merchant of events, one at a time in order; a failed one is tried again later and does
 * not hold back the next.
 * Faults: `psp.webhook-late` (after its delay), `-doubled`, `-out-of-order` (after the next one),
 * `-lost` (never, until the desk delivers it).
 */
export function createWebhooks({
  vault,
  url,
  secret,
  faults,
  retryMs = 500,
}: WebhooksOptions): Webhooks {
  const timers = new Set<NodeJS.Timeout>()
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let isWoken = false

  const mark = (delivery: Delivery, change: Partial<Delivery>): Delivery => {
    const marked = vault.put('delivery', { ...delivery, ...change })
    vault.commit()
    return marked
  }
  const later = (delayMs: number, id: string) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      const delivery = vault.find('delivery', id)
      if (delivery?.state === 'held') mark(delivery, { state: 'waiting' })
      wake()
    }, delayMs)
    timers.add(timer)
  }
  const post = async (id: string): Promise<string> => {
    const body = JSON.stringify(vault.find('event', id))
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signBody(body, secret, wallSeconds()),
        },
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(answerWithinMs)]),
      })
      await response.arrayBuffer()
      return String(response.status)
    } catch {
      return 'no answer'
    }
  }
  const send = async (delivery: Delivery): Promise<boolean> => {
    const answer = await post(delivery.id)
    const attempts = delivery.attempts + 1
    const isHeard = /^2\d\d$/.test(answer)
    if (isHeard) mark(delivery, { state: 'delivered', attempts, lastAnswer: answer })
    else if (attempts >= mostAttempts)
      mark(delivery, { state: 'given-up', attempts, lastAnswer: answer })
    else if (!stopping.signal.aborted) {
      mark(delivery, { state: 'held', attempts, lastAnswer: answer })
      later(retryAfter(attempts, retryMs), delivery.id)
    }
    return isHeard
  }
  const isSetAside = (delivery: Delivery): boolean => {
    if (delivery.attempts > 0 || delivery.wasHeld) return false
    if (faults.take('psp.webhook-lost')) {
      mark(delivery, { state: 'lost' })
      return true
    }
    const fault = faults.take('psp.webhook-late') ?? faults.take('psp.webhook-out-of-order')
    if (!fault) return false
    const delayMs = fault.name === 'psp.webhook-late' ? fault.delayMs : swapWithinMs
    mark(delivery, { state: 'held', wasHeld: true })
    later(delayMs, delivery.id)
    return true
  }
  const run = async () => {
    for (;;) {
      const next = vault.all('delivery').find(delivery => delivery.state === 'waiting')
      if (!next || stopping.signal.aborted) return
      if (isSetAside(next)) continue
      const isDoubled = faults.take('psp.webhook-doubled') !== undefined
      await send(next)
      if (isDoubled) await post(next.id)
    }
  }
  const wake = () => {
    isWoken = true
    if (running || stopping.signal.aborted) return
    isWoken = false
    running = run().finally(() => {
      running = undefined
      // What was committed while the last look ended is not to be forgotten.
      if (isWoken) wake()
    })
  }
  for (const delivery of vault.all('delivery')) {
    if (delivery.state === 'held') mark(delivery, { state: 'waiting' })
  }
  const isUnderWay = ({ state }: Delivery) => state === 'waiting' || state === 'held'
  return {
    wake,
    deliverNow: async id => {
      const delivery = vault.find('delivery', id)
      return delivery ? send(delivery) : false
    },
    waiting: () => vault.all('delivery').filter(isUnderWay).length + (running ? 1 : 0),
    stop: async () => {
      stopping.abort()
      for (const timer of timers) clearTimeout(timer)
      await running
    },
  }
}
