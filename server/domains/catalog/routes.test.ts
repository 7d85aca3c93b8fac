import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBrand } from '../../../brands/load-brand.ts'
import { listOffers, readOffer } from '../../../contract/routes/catalog.ts'
import { clockAt, wallClock } from '../../kernel/clock.ts'
import { inProcessClient } from '../../kernel/http/in-process.ts'
import { testDatabase } from '../../testing/world.ts'
import { publishCatalogue } from './publish-catalogue.ts'
import { catalogRoutes } from './routes.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
  const reading = await loadBrand('sfr')
  if (reading.kind === 'refused') throw new Error('the pack sfr is broken')
  await publishCatalogue(database.db, reading.pack, Temporal.PlainDate.from('2024-11-01'))
})
afterAll(() => database.close())

/** A visitor's client at an instant of business time; a bug of ours fails the test. */
const visitorAt = (instant: string) => {
  const faults: unknown[] = []
  const call = inProcessClient(
    {
      db: database.db,
      wall: wallClock,
      businessClock: async () => clockAt(Temporal.Instant.from(instant)),
      owners: {},
      onFault: error => faults.push(error),
    },
    new Map(catalogRoutes({ zone: 'Europe/Paris' }).map(one => [one.route.id, one])),
    {
      actor: async () => ({
        kind: 'visitor',
        origin: { address: '127.0.0.1', userAgent: 'test', language: 'fr', channel: 'web' },
      }),
      keepCookies: () => undefined,
    },
  )
  return { call, faults }
}

test("anybody reads what is sold today, with the price of the operator's own day", async () => {
  const { call, faults } = visitorAt('2025-08-31T21:59:59Z')
  const answer = await call(listOffers, { query: { kind: 'mobile-plan' } })
  expect(faults).toEqual([])
  expect(answer.ok && answer.body.asOf).toBe('2025-08-31')
  const plan = answer.ok && answer.body.offers.find(({ code }) => code === 'mobile-100go')
  expect(plan).toMatchObject({
    price: { amount: '1799', currency: 'EUR' },
    nextPrice: { from: '2025-09-01', price: { amount: '1899' } },
    per: 'month',
    activationFee: { amount: '1000' },
    promotions: [],
  })
  expect(answer.ok && answer.body.offers.every(({ kind }) => kind === 'mobile-plan')).toBe(true)

  const after = await visitorAt('2025-08-31T22:00:00Z').call(readOffer, {
    params: { offerCode: 'mobile-100go' },
  })
  expect(after.ok && after.body.price.amount).toBe('1899')
  expect(after.ok && after.body.nextPrice).toBeUndefined()
})

test('every kind of offer answers in the shape of the contract', async () => {
  const { call, faults } = visitorAt('2026-11-22T12:00:00Z')
  const answer = await call(listOffers, { query: {} })
  expect(faults).toEqual([])
  const kinds = answer.ok ? answer.body.offers.map(({ kind }) => kind) : []
  expect(new Set(kinds).size).toBe(5)
  expect(kinds).toHaveLength(25)
})

test('one offer tells what it gives, what may roam and what it binds to', async () => {
  const { call } = visitorAt('2026-07-14T12:00:00Z')
  const answer = await call(readOffer, { params: { offerCode: 'mobile-200go' } })
  expect(answer.ok && answer.body).toMatchObject({
    commitmentMonths: 12,
    subsidisedHandset: false,
    promotions: [{ code: 'ete-100go', monthlyDiscount: { amount: '300' }, until: '2026-09-01' }],
  })
  const data = answer.ok && answer.body.allowances.find(({ service }) => service === 'data')
  expect(data).toEqual({
    service: 'data',
    quantity: '200000000000',
    unit: 'byte',
    usedIn: ['home', 'eu'],
    awayFromHome: '40000000000',
    beyond: 'slowed',
  })
})

test('what is not sold on the day is not found', async () => {
  const before = await visitorAt('2023-12-31T22:59:59Z').call(readOffer, {
    params: { offerCode: 'option-chine' },
  })
  expect(before).toMatchObject({ ok: false, status: 404 })
  const { call } = visitorAt('2026-11-22T12:00:00Z')
  expect(await call(readOffer, { params: { offerCode: 'nothing' } })).toMatchObject({
    ok: false,
    status: 404,
  })
  expect(await call(readOffer, { params: { offerCode: 'NOT A CODE' } })).toMatchObject({
    ok: false,
    status: 400,
  })
})
