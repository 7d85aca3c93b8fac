import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseLanguage } from '../../../contract/routes/identity-sessions.ts'
import { clockAt } from '../../kernel/clock.ts'
import { inProcessClient } from '../../kernel/http/in-process.ts'
import { identityWorld } from '../../testing/identity-world.ts'
import { sessionRoutes } from './own-routes.ts'

let world: Awaited<ReturnType<typeof identityWorld>>
beforeAll(async () => {
  world = await identityWorld()
})
afterAll(() => world.database.close())

test('B24 the language a person chooses is that of their sessions, whatever their browser prefers', async () => {
  const { browser } = await world.signUp()
  const faults: unknown[] = []
  const { db, wall } = world.deps
  const registrations = sessionRoutes(world.deps)
  const client = inProcessClient(
    {
      db,
      wall,
      businessClock: async () => clockAt(wall.now()),
      owners: {},
      onFault: fault => faults.push(fault),
    },
    new Map(registrations.map(entry => [entry.route.id, entry])),
    { actor: () => world.signedIn(browser), keepCookies: () => undefined },
  )
  expect((await world.signedIn(browser)).language).toBe('fr')
  const chosen = await client(chooseLanguage, { body: { language: 'zh' } })
  expect([chosen.status, faults]).toEqual([204, []])
  const actor = await world.signedIn(browser)
  expect([actor.language, actor.origin.language]).toEqual(['zh', 'zh'])
})
