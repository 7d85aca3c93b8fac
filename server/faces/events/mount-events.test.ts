import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, test, vi } from 'vitest'
import type { AccountId } from '../../../contract/ids.ts'
import type { Role } from '../../../contract/permissions.ts'
import type { Actor, Origin } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { type EventsDeps, mountEvents } from './mount-events.ts'

// Threat 38 of docs/threats.csv.
const origin: Origin = { address: '192.0.2.1', userAgent: '', language: 'fr', channel: 'web' }
const customerOf = (accountId: AccountId): Actor => ({
  kind: 'customer',
  origin,
  loginId: newId('login'),
  sessionId: newId('session'),
  language: 'fr',
  name: 'Camille Martin',
  reach: new Map<AccountId, Role>([[accountId, 'holder']]),
  assurances: new Set(['session']),
  factors: [],
})

const opened: FastifyInstance[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

const serve = async (whoIs: () => Actor, more: Partial<EventsDeps> = {}) => {
  const app = Fastify()
  opened.push(app)
  const events = mountEvents(app, { whoIs: async () => whoIs(), ...more })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, events, ask: () => fetch(`${address}/api/events`) }
}

/** What a stream says until it ends or is let go. */
const listenTo = (answer: Response) => {
  const said = { text: '', ended: false }
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder()
  const read = async () => {
    for (;;) {
      const piece = await reader?.read()
      if (piece?.value === undefined) break
      said.text += decoder.decode(piece.value)
    }
    said.ended = true
  }
  void read().catch(() => undefined)
  return { said, leave: () => reader?.cancel() }
}
const changed = 'event: account_changed\ndata: again\n\n'

test('a stream tells of the accounts within reach, of no other, and not of which', async () => {
  const mine = newId('account')
  const { events, ask } = await serve(() => customerOf(mine))
  const answer = await ask()
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const { said, leave } = listenTo(answer)
  await vi.waitFor(() => expect(said.text).toContain('listening'))
  events.tell(new Set([newId('account')]))
  events.tell(new Set([newId('account'), mine]))
  await vi.waitFor(() => expect(said.text).toBe(`: listening\n\n${changed}`))
  events.tellAll()
  await vi.waitFor(() => expect(said.text).toBe(`: listening\n\n${changed}${changed}`))
  await leave()
})

test('nobody listens signed out', async () => {
  const { ask } = await serve(() => ({ kind: 'visitor', origin }))
  const answer = await ask()
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ code: 'signed-out' })
})

test('a session has four streams; one that is left makes room', async () => {
  const actor = customerOf(newId('account'))
  const { ask } = await serve(() => actor)
  const streams = await Promise.all(Array.from({ length: 4 }, async () => listenTo(await ask())))
  const fifth = await ask()
  expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([429, '60'])
  await streams[0]?.leave()
  await vi.waitFor(async () => expect((await ask()).status).toBe(200))
})

test('a process that has enough streams says so', async () => {
  const { ask } = await serve(() => customerOf(newId('account')), { mostStreams: 1 })
  listenTo(await ask())
  expect((await ask()).status).toBe(503)
})

test('a stream breathes, ends with its life, and with the server', async () => {
  const short = await serve(() => customerOf(newId('account')), {
    heartbeatMs: 20,
    lifetimeMs: 150,
  })
  const { said } = listenTo(await short.ask())
  await vi.waitFor(() => expect(said).toMatchObject({ ended: true }))
  expect(said.text).toContain('\n\n:\n\n')
  const long = await serve(() => customerOf(newId('account')))
  const other = listenTo(await long.ask())
  await vi.waitFor(() => expect(other.said.text).toContain('listening'))
  await long.app.close()
  await vi.waitFor(() => expect(other.said.ended).toBe(true))
})
