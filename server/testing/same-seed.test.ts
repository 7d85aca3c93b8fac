import { expect, test } from 'vitest'
import { ledgerLines } from '../domains/payments/public.ts'
import { holdBusinessClock } from '../kernel/business-clock.ts'
import { runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'

/** Whole months with every billing day of the brand, and people who sign up, pay by hand and lose a card. */
const months = { start: '2026-07-01', end: '2026-09-12T10:00:00Z' }

/** The books of the demonstration's customers after their months, lived from nothing on the real server. */
const liveOnce = async (): Promise<readonly string[]> => {
  const database = await serverDatabase()
  await holdBusinessClock(database.db, Temporal.Instant.from(`${months.start}T00:00:00Z`))
  const server = await runServer(database)
  try {
    const lived = await fetch(`${server.deskUrl}/history`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(months),
    })
    expect(await lived.text()).toContain('"steps":')
    return await ledgerLines(database.db)
  } finally {
    await server.stop()
    await database.close()
  }
}

test('B12: the same seed, start and months give the same bytes of books', async () => {
  const first = await liveOnce()
  const kinds = new Set(first.map(line => line.split('\t')[1]))
  expect(first.length).toBeGreaterThan(200)
  expect(kinds).toEqual(new Set(['bill', 'payment']))
  expect(await liveOnce()).toEqual(first)
}, 240_000)
