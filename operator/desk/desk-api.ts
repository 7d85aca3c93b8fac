import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type ClockStep, instantAfter } from '../clock-steps.ts'
import { type FaultRequest, faultNames, isFaultName } from '../faults.ts'
import { toE164 } from '../sms/msisdn.ts'
import type { Parties } from './parties.ts'
import { listPayments } from './payment-list.ts'

type Since = { since?: string; wait?: string }

const longestWaitMs = 30_000
const idleWithinMs = 10_000

function wholeOf(text: string | undefined, most: number): number {
  return text && /^\d{1,12}$/.test(text) ? Math.min(Number(text), most) : 0
}

function refuse(reply: FastifyReply, detail: string) {
  return reply.code(400).send({ title: 'bad request', detail })
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
}

/** Reads `{ name, times?, delayMs? }`; answers what is wrong otherwise. */
function readFault(body: unknown): FaultRequest | string {
  const name = fieldOf(body, 'name')
  if (!isFaultName(name)) return `name must be one of ${faultNames.join(', ')}`
  const times = fieldOf(body, 'times') ?? null
  const delayMs = fieldOf(body, 'delayMs') ?? 5_000
  if (times !== null && !(typeof times === 'number' && Number.isInteger(times) && times > 0)) {
    return 'times must be a whole number above 0, or null'
  }
  if (!(typeof delayMs === 'number' && delayMs >= 0 && delayMs <= 600_000)) {
    return 'delayMs must be a number from 0 to 600000'
  }
  return { name, times, delayMs }
}

function faultStates({ faults }: Parties) {
  const active = faults.list()
  return faultNames.map(name => {
    const fault = active.find(one => one.name === name)
    return {
      name,
      on: fault !== undefined,
      remaining: fault?.remaining ?? null,
      delayMs: fault?.delayMs ?? null,
    }
  })
}

function readStep(body: unknown): ClockStep | undefined {
  const [step, to] = [fieldOf(body, 'step'), fieldOf(body, 'to')]
  if (step === 'next-day' || step === 'next-month') return { kind: step }
  if (typeof to !== 'string') return undefined
  return /^\d{4}-\d\d-\d\d$/.test(to)
    ? { kind: 'date', date: to }
    : { kind: 'instant', instant: to }
}

async function moveClock({ clock }: Parties, body: unknown, reply: FastifyReply) {
  const step = readStep(body)
  if (!step)
    return refuse(reply, 'give step "next-day" or "next-month", or to: a date or an instant')
  const before = await clock.read()
  if (before.kind !== 'read')
    return reply.code(502).send({ title: before.kind, detail: before.problem })
  const instant = instantAfter(before.now, step)
  if (!instant) return refuse(reply, 'to is no date and no instant')
  const after = await clock.moveTo(instant)
  if (after.kind === 'read') return reply.send({ now: after.now })
  const status = after.kind === 'refused' ? 409 : 502
  return reply.code(status).send({ title: after.kind, detail: after.problem })
}

async function untilIdle({ psp }: Parties): Promise<{ idle: boolean; waiting: number }> {
  const everyMs = 20
  for (let waited = 0; psp.webhooks.waiting() > 0 && waited < idleWithinMs; waited += everyMs) {
    await pause(everyMs)
  }
  const waiting = psp.webhooks.waiting()
  return { idle: waiting === 0, waiting }
}

function registerInboxes(server: FastifyInstance, parties: Parties): void {
  const { phones, mailboxes, browsers, push } = parties
  server.get('/api/phones', () => ({ phones: phones.owners() }))
  server.get('/api/mailboxes', () => ({ mailboxes: mailboxes.owners() }))
  server.get<{ Params: { msisdn: string }; Querystring: Since }>(
    '/api/phones/:msisdn/messages',
    async (request, reply) => {
      const owner = toE164(request.params.msisdn)
      if (!owner) return refuse(reply, 'this is no phone number')
      const since = wholeOf(request.query.since, Number.MAX_SAFE_INTEGER)
      const waitMs = wholeOf(request.query.wait, longestWaitMs)
      return { messages: await phones.awaitOf(owner, since, waitMs) }
    },
  )
  server.get<{ Params: { address: string }; Querystring: Since }>(
    '/api/mailboxes/:address/messages',
    async request => {
      const since = wholeOf(request.query.since, Number.MAX_SAFE_INTEGER)
      const waitMs = wholeOf(request.query.wait, longestWaitMs)
      const owner = request.params.address.toLowerCase()
      return { messages: await mailboxes.awaitOf(owner, since, waitMs) }
    },
  )
  server.get<{ Params: { name: string }; Querystring: Since }>(
    '/api/browsers/:name/messages',
    async request => {
      const { name } = request.params
      const since = wholeOf(request.query.since, Number.MAX_SAFE_INTEGER)
      const waitMs = wholeOf(request.query.wait, longestWaitMs)
      const pushed = await browsers.awaitOf(name, since, waitMs)
      const messages = pushed.map(one => ({ ...one, body: one.body.toString('base64') }))
      return { endpoint: push.endpointOf(name), messages }
    },
  )
}

/**
 * The JSON beside each screen, for tests and journeys. Messages are newest first; `?since=SEQ`
 * gives only later ones and `&wait=MS` (at most 30 s) waits for the first of them.
 */
export function registerDeskApi(server: FastifyInstance, parties: Parties): void {
  registerInboxes(server, parties)
  server.get('/api/faults', () => ({ faults: faultStates(parties) }))
  server.post('/api/faults', (request, reply) => {
    if (fieldOf(request.body, 'clear') === 'all') parties.faults.clearAll()
    else {
      const fault = readFault(request.body)
      if (typeof fault === 'string') return refuse(reply, fault)
      if (fieldOf(request.body, 'on') === false) parties.faults.clear(fault.name)
      else parties.faults.set(fault)
    }
    return reply.send({ faults: faultStates(parties) })
  })
  server.get('/api/payments', () => listPayments(parties.psp))
  server.post<{ Params: { id: string } }>('/api/webhooks/:id/deliver', async (request, reply) => {
    const isKnown = parties.psp.bank.vault.find('delivery', request.params.id) !== undefined
    if (!isKnown) return reply.code(404).send({ title: 'unknown event' })
    return { delivered: await parties.psp.webhooks.deliverNow(request.params.id) }
  })
  server.get('/api/clock', async (_request, reply) => {
    const answer = await parties.clock.read()
    if (answer.kind === 'read') return { now: answer.now }
    return reply.code(502).send({ title: answer.kind, detail: answer.problem })
  })
  server.post('/api/clock', (request, reply) => moveClock(parties, request.body, reply))
  server.get('/ready', () => ({ ready: true }))
  server.get('/idle', () => {
    const waiting = parties.psp.webhooks.waiting()
    return { idle: waiting === 0, waiting }
  })
  server.post('/idle', () => untilIdle(parties))
}
