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
/** After so many refusals the merchant is at fault, and nobody waits for it any more. */
const patientAttempts = 3
const answerWithinMs = 10_000
const swapWithinMs = 1_000

/** Doubles from the first wait up to a minute. */
function retryAfter(attempts: number, firstMs: number): number {
  return Math.min(firstMs * 2 ** (attempts - 1), 60_000)
}

type Letter = { url: string; secret: string; body: string }

/** The status the merchant answered, or `no answer`. */
async function postEvent({ url, secret, body }: Letter, stopped: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signBody(body, secret, wallSeconds()),
      },
      signal: AbortSignal.any([stopped, AbortSignal.timeout(answerWithinMs)]),
    })
    await response.arrayBuffer()
    return String(response.status)
  } catch {
    return 'no answer'
  }
}

type Courier = Required<WebhooksOptions> & {
  timers: Set<NodeJS.Timeout>
  stopping: AbortController
  wake: () => void
}

function mark({ vault }: Courier, delivery: Delivery, change: Partial<Delivery>): void {
  vault.put('delivery', { ...delivery, ...change })
  vault.commit()
}

function tryLater(courier: Courier, id: string, delayMs: number): void {
  const timer = setTimeout(() => {
    courier.timers.delete(timer)
    const delivery = courier.vault.find('delivery', id)
    if (delivery?.state === 'held') mark(courier, delivery, { state: 'waiting' })
    courier.wake()
  }, delayMs)
  courier.timers.add(timer)
}

function post({ url, secret, vault, stopping }: Courier, id: string): Promise<string> {
  const body = JSON.stringify(vault.find('event', id))
  return postEvent({ url, secret, body }, stopping.signal)
}

async function send(courier: Courier, delivery: Delivery): Promise<boolean> {
  const lastAnswer = await post(courier, delivery.id)
  const attempts = delivery.attempts + 1
  const isHeard = /^2\d\d$/.test(lastAnswer)
  if (isHeard) mark(courier, delivery, { state: 'delivered', attempts, lastAnswer })
  else if (attempts >= mostAttempts)
    mark(courier, delivery, { state: 'given-up', attempts, lastAnswer })
  else if (!courier.stopping.signal.aborted) {
    mark(courier, delivery, { state: 'held', attempts, lastAnswer })
    tryLater(courier, delivery.id, retryAfter(attempts, courier.retryMs))
  }
  return isHeard
}

/** Whether a fault keeps this event from being sent now. */
function isSetAside(courier: Courier, delivery: Delivery): boolean {
  const { faults } = courier
  if (delivery.attempts > 0 || delivery.wasHeld) return false
  if (faults.take('psp.webhook-lost')) {
    mark(courier, delivery, { state: 'lost' })
    return true
  }
  const fault = faults.take('psp.webhook-late') ?? faults.take('psp.webhook-out-of-order')
  if (!fault) return false
  mark(courier, delivery, { state: 'held', wasHeld: true })
  const delayMs = fault.name === 'psp.webhook-late' ? fault.delayMs : swapWithinMs
  tryLater(courier, delivery.id, delayMs)
  return true
}

async function sendWaiting(courier: Courier): Promise<void> {
  for (;;) {
    const next = courier.vault.all('delivery').find(({ state }) => state === 'waiting')
    if (!next || courier.stopping.signal.aborted) return
    if (isSetAside(courier, next)) continue
    const isDoubled = courier.faults.take('psp.webhook-doubled') !== undefined
    await send(courier, next)
    if (isDoubled) await post(courier, next.id)
  }
}

/**
 * Tells the merchant of events, one at a time in order; a failed one is tried again later and does
 * not hold back the next.
 * Faults: `psp.webhook-late` (after its delay), `-doubled`, `-out-of-order` (after the next one),
 * `-lost` (never, until the desk delivers it).
 */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { vault } = options
  let running: Promise<void> | undefined
  let isWoken = false
  const wake = () => {
    isWoken = true
    if (running || courier.stopping.signal.aborted) return
    isWoken = false
    running = sendWaiting(courier).finally(() => {
      running = undefined
      // What was committed while the last look ended is not to be forgotten.
      if (isWoken) wake()
    })
  }
  const courier: Courier = {
    retryMs: 500,
    ...options,
    timers: new Set(),
    stopping: new AbortController(),
    wake,
  }
  for (const delivery of vault.all('delivery')) {
    if (delivery.state === 'held') mark(courier, delivery, { state: 'waiting' })
  }
  const isUnderWay = ({ state, attempts }: Delivery) =>
    state === 'waiting' || (state === 'held' && attempts < patientAttempts)
  return {
    wake,
    deliverNow: async id => {
      const delivery = vault.find('delivery', id)
      return delivery ? send(courier, delivery) : false
    },
    waiting: () => vault.all('delivery').filter(isUnderWay).length + (running ? 1 : 0),
    stop: async () => {
      courier.stopping.abort()
      for (const timer of courier.timers) clearTimeout(timer)
      await running
    },
  }
}
