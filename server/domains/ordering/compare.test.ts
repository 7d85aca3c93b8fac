import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Money } from '../../../contract/money.ts'
import { type Comparison, compareOffers } from '../../../contract/routes/comparison.ts'
import { type OrderingWorld, orderingWorld } from '../../testing/ordering-world.ts'
import { rerateSlowly, type SlowEvent } from '../../testing/slow-rerater.ts'
import { csvOf, itemOf, type TestLine } from '../../testing/usage-world.ts'

let world: OrderingWorld
beforeAll(async () => {
  world = await orderingWorld()
})
afterAll(() => world.close())

const today = '2026-11-22'
/** Three whole months up to midnight of today in Paris. */
const months = [
  { from: '2026-08-21T22:00:00Z', until: '2026-09-21T22:00:00Z' },
  { from: '2026-09-21T22:00:00Z', until: '2026-10-21T22:00:00Z' },
  { from: '2026-10-21T22:00:00Z', until: '2026-11-21T23:00:00Z' },
]
const plans = [
  'mobile-2h',
  'mobile-5go-bloque',
  'mobile-20go',
  'mobile-100go',
  'mobile-200go',
] as const

const places = {
  home: '20810',
  eu: '26201',
  maghreb: '60400',
} as const
const numbers = {
  'fr-mobile': '+33612345678',
  switzerland: '+41221234567',
  eu: '+34911234567',
  free: '+33800123456',
} as const

/** Every way that the pack has a price for, with what is usual on it. */
const voice = fc.record({
  service: fc.constant('voice' as const),
  servedIn: fc.constant('home' as const),
  goesTo: fc.constantFrom('fr-mobile', 'switzerland', 'eu', 'free'),
  quantity: fc.integer({ min: 0, max: 4000 }),
})
const text = fc.record({
  service: fc.constant('sms' as const),
  servedIn: fc.constantFrom('home', 'eu'),
  goesTo: fc.constantFrom('fr-mobile', 'eu'),
  quantity: fc.constant(1),
})
const data = fc.record({
  service: fc.constant('data' as const),
  servedIn: fc.constantFrom('home', 'home', 'eu', 'maghreb'),
  goesTo: fc.constant(null),
  quantity: fc.integer({ min: 1, max: 9_000_000_000 }),
})
const minutesLooked = 132_000
const event = fc
  .tuple(fc.oneof(voice, voice, text, data), fc.integer({ min: 0, max: minutesLooked }))
  .map(([one, minute]): SlowEvent => {
    const startedAt = Temporal.Instant.from('2026-08-21T22:00:00Z').add({ minutes: minute })
    return { ...one, startedAt: startedAt.toString() }
  })
const events = fc.uniqueArray(event, { selector: ({ startedAt }) => startedAt, maxLength: 40 })

let files = 0
const deliver = async (line: TestLine, list: readonly SlowEvent[]) => {
  files += 1
  const delivered = await world.deliver(
    csvOf(
      list.map(({ startedAt, service, servedIn, goesTo, quantity }, index) => ({
        recordId: `compare-${files}-${index}`,
        lineIdentifier: line.mobile,
        startedAt,
        service,
        quantity,
        counterpart: numberOf(goesTo),
        servingMccMnc: placeOf(servedIn),
        roaming: servedIn === 'home' ? 'home' : servedIn === 'eu' ? 'eu' : 'other',
      })),
    ),
  )
  expect(delivered.rated).toBe(list.length)
}
const numberOf = (zone: string | null) =>
  Object.entries(numbers).find(([name]) => name === zone)?.[1] ?? ''
const placeOf = (zone: string) => Object.entries(places).find(([name]) => name === zone)?.[1] ?? ''

const compare = async (line: TestLine, asked: '3' | '6' | '12' = '3'): Promise<Comparison> => {
  const answer = await world
    .holderOf(line)
    .client()
    .call(compareOffers, {
      params: { lineId: line.lineId },
      query: { months: asked },
    })
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.body
}
const offerIn = ({ offers }: Comparison, code: string) => {
  const found = offers.find(({ offerCode }) => offerCode === code)
  if (found === undefined) throw new Error(`${code} is not compared`)
  return found
}

const centsOf = ({ amount }: Money): bigint => BigInt(amount)
const totalOf = ({ totals }: Comparison['offers'][number]): bigint => {
  const two = totals.find(({ bills }) => bills === '24')
  return two === undefined ? 0n : centsOf(two.total)
}
const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

test('B03 a rater that reads the pack by itself finds the same cents for every plan', async () => {
  await fc.assert(
    fc.asyncProperty(events, async list => {
      const line = await world.addCustomer([itemOf('mobile-20go')])
      if (list.length > 0) await deliver(line, list)
      const compared = await compare(line)
      expect(compared.measured).toMatchObject({ months: 3, communications: list.length })
      const found = compared.offers.map(({ offerCode, usage }) => ({
        offerCode,
        cents: centsOf(usage.measured),
      }))
      const expected = plans.map(offerCode => ({
        offerCode,
        cents: rerateSlowly(offerCode, list, months, today),
      }))
      expect(found.toSorted(byCode)).toEqual(expected.toSorted(byCode))
      for (const { totals, usage } of compared.offers)
        expect(totals.map(total => centsOf(total.usage))).toEqual([
          4n * centsOf(usage.measured),
          8n * centsOf(usage.measured),
        ])
      expectSound(compared)
    }),
    { numRuns: 20 },
  )
}, 60_000)

const byCode = (a: { readonly offerCode: string }, b: { readonly offerCode: string }) =>
  a.offerCode < b.offerCode ? -1 : 1

/** Never a dearer plan, never one that gives something up; to stay when nothing is better. */
const expectSound = ({ verdict, offers }: Comparison) => {
  const better = offers.filter(
    ({ isHeld, givesUp, totals }) =>
      !isHeld && givesUp.length === 0 && totals.every(({ difference }) => centsOf(difference) < 0n),
  )
  expect(verdict.kind).toBe(better.length === 0 ? 'stay' : 'change')
  if (verdict.kind === 'change') {
    const least = better.map(totalOf).toSorted(ascending)[0]
    const advised = offers.find(one => one.offerCode === verdict.offerCode)
    expect(advised === undefined ? undefined : totalOf(advised)).toBe(least)
  }
}

test('B03 who calls much beyond a small plan is told of the plan that costs less, and by how much', async () => {
  const line = await world.addCustomer([itemOf('mobile-2h')])
  const call = { service: 'voice', servedIn: 'home', goesTo: 'fr-mobile', quantity: 3600 } as const
  const list = Array.from(
    { length: 30 },
    (_, index): SlowEvent => ({
      ...call,
      startedAt: Temporal.Instant.from('2026-08-22T08:00:00Z')
        .add({ hours: index * 73 })
        .toString(),
    }),
  )
  await deliver(line, list)
  const compared = await compare(line)
  // 30 hours in three months, 2 of each month included: 24 hours at 0.38 EUR a minute.
  expect(offerIn(compared, 'mobile-2h').usage.measured.amount).toBe('54720')
  expect(offerIn(compared, 'mobile-20go').usage.measured.amount).toBe('0')
  expect(compared.verdict).toMatchObject({ kind: 'change', offerCode: 'mobile-20go' })
  const [year] = compared.verdict.saves
  expect(year?.amount.amount).toBe(String(12 * 599 + 4 * 54_720 - 12 * 999))
  // The blocked plan is cheaper and would have refused the calls: it is shown, and not advised.
  expect(offerIn(compared, 'mobile-5go-bloque').givesUp).toContain('usage')
})

test('B03 the subscriptions are those of the quote, promotions and their ends included', async () => {
  const line = await world.addCustomer([
    itemOf('mobile-20go'),
    itemOf('option-maghreb', { kind: 'option' }),
  ])
  await world.bill('2026-11-21')
  const compared = await compare(line)
  for (const { offerCode, isHeld, totals } of compared.offers.filter(one => !one.isHeld)) {
    const quote = await world
      .holderOf(line)
      .quote({ act: 'change-plan', offerCode, effect: 'next-period' })
    expect(isHeld).toBe(false)
    expect(totals.map(({ subscriptions }) => subscriptions)).toEqual(
      quote.totals.map(({ after }) => after),
    )
    expect(
      offerIn(compared, 'mobile-20go').totals.map(({ subscriptions }) => subscriptions),
    ).toEqual(quote.totals.map(({ before }) => before))
  }
})

test('B03 a line too young, a change that is planned and a suspended one have no advice', async () => {
  const young = await world.addCustomer([itemOf('mobile-20go', { startsOn: '2026-11-20' })])
  await world.db
    .updateTable('lines.contract')
    .set({ signed_on: Temporal.PlainDate.from('2026-11-20') })
    .where('account_id', '=', young.accountId)
    .execute()
  expect(await compare(young)).toMatchObject({
    measured: { months: 0, communications: 0 },
    verdict: { kind: 'too-soon' },
  })
  const changing = await world.addCustomer([itemOf('mobile-20go')])
  const holder = world.holderOf(changing)
  await holder.order({ act: 'change-plan', offerCode: 'mobile-100go', effect: 'next-period' })
  const answer = await holder.client().call(compareOffers, {
    params: { lineId: changing.lineId },
    query: {},
  })
  expect(answer.ok ? undefined : answer.problem.code).toBe('change-pending')
})
