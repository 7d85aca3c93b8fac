import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccountId, asId } from '../../../contract/ids.ts'
import type { Role } from '../../../contract/permissions.ts'
import { type Home, readHome } from '../../../contract/routes/home.ts'
import { runBills } from '../../domains/billing/public.ts'
import { grantRole, holderOf } from '../../domains/customers/public.ts'
import type { Actor } from '../../kernel/actor.ts'
import { clockAt } from '../../kernel/clock.ts'
import { present } from '../../kernel/errors.ts'
import { checkSuccess } from '../../kernel/http/check-shape.ts'
import { uuidv7 } from '../../kernel/ids.ts'
import { parsed } from '../../kernel/parsed.ts'
import { billingWorld, first } from '../../testing/billing-world.ts'
import {
  csvOf,
  itemOf,
  type TestLine,
  type UsageWorld,
  usageWorld,
} from '../../testing/usage-world.ts'
import { homeRoutes } from './home-routes.ts'

const gigabyte = 1_000_000_000n
const loginId = asId('login', uuidv7())
let world: UsageWorld
let mine: TestLine
let other: TestLine
let endless: TestLine
beforeAll(async () => {
  world = await usageWorld()
  mine = await world.addCustomer([
    itemOf('mobile-100go'),
    itemOf('option-cinema', { kind: 'option', endsOn: '2027-01-14' }),
  ])
  other = await world.addCustomer([itemOf('mobile-5go-bloque')])
  endless = await world.addCustomer([itemOf('mobile-illimite')])
  const person = present(await holderOf(world.db, mine.accountId), 'a holder')
  const at = world.now()
  const grant = { accountId: mine.accountId, loginId, personId: person.id, role: 'holder' } as const
  await world.db.transaction().execute(tx => grantRole(tx, { ...grant, at }))
  await world.deliver(
    csvOf([
      {
        recordId: 'd-1',
        lineIdentifier: mine.mobile,
        service: 'data',
        counterpart: '',
        quantity: 40n * gigabyte,
        startedAt: '2026-11-21T10:00:00Z',
      },
      {
        recordId: 'd-2',
        lineIdentifier: endless.mobile,
        service: 'data',
        counterpart: '',
        quantity: 12n * gigabyte,
        startedAt: '2026-11-21T10:00:00Z',
      },
      {
        recordId: 'v-1',
        lineIdentifier: mine.mobile,
        counterpart: '+41791234567',
        startedAt: '2026-11-21T11:00:00Z',
      },
    ]),
  )
  await billBoth()
})
afterAll(() => world.close())

/** Two months of bills for both customers: the second has calls to Switzerland less. */
const billBoth = async () => {
  const { accounts, deps } = billingWorld(2)
  const billed = [mine, other].map(({ accountId, lineId }, index) => ({
    id: accountId,
    lineId,
    numeroClient: String(10_000_001 + index),
  }))
  accounts.splice(0, accounts.length, ...billed)
  await runBills(world.db, deps, first)
  await runBills(world.db, deps, first.add({ months: 1 }))
}

const home = async (
  reach: ReadonlyMap<AccountId, Role>,
  { at = '2026-04-25T10:00:00Z', language = 'fr' as const } = {},
): Promise<Home> => {
  const [registration] = homeRoutes({ timeZone: 'Europe/Paris' })
  const origin = { address: '192.0.2.1', userAgent: '', language, channel: 'web' } as const
  const actor: Actor = {
    kind: 'customer',
    origin,
    loginId,
    sessionId: asId('session', uuidv7()),
    language,
    name: 'Camille Martin',
    reach,
    assurances: new Set(['session']),
    factors: [],
  }
  const outcome = await present(registration, 'the route of home').run({
    input: {},
    actor,
    db: world.db,
    accountIds: [...reach.keys()],
    clock: clockAt(Temporal.Instant.from(at)),
    requestId: 'r',
    idempotencyKey: undefined,
  })
  if (outcome.kind !== 'answer') throw new Error(`refused: ${outcome.code}`)
  checkSuccess(readHome, outcome.body)
  return parsed(readHome.success.body, JSON.parse(JSON.stringify(outcome.body)), 'home')
}
const asHolder = () => new Map<AccountId, Role>([[mine.accountId, 'holder']])
const november = { at: '2026-11-22T15:00:00Z' }

test('what is left of each service, beyond what was used, and what is charged so far', async () => {
  const { lines, givenName, period, usageAsOf } = await home(asHolder(), november)
  expect(givenName).toBe('Camille')
  expect(period).toEqual({ start: '2026-11-21', end: '2026-12-21' })
  expect(usageAsOf).toBe('2026-11-22T15:00:00Z')
  const [line] = lines
  expect(line).toMatchObject({
    number: mine.mobile,
    plan: expect.stringMatching(/^Forfait 100\sGo$/),
    state: 'active',
  })
  const [data, voice] = line?.services ?? []
  expect(data).toMatchObject({
    service: 'data',
    used: String(40n * gigabyte),
    left: String(60n * gigabyte),
  })
  expect(data?.forecast?.runsOutAt).toBeDefined()
  expect(voice?.granted).toBeUndefined()
  expect(BigInt(line?.charged.amount ?? 0)).toBeGreaterThan(0n)
})

test('a plan without limit says what was used, and what is left where it has one', async () => {
  const { lines } = await home(new Map([[endless.accountId, 'holder']]), november)
  const data = lines[0]?.services.find(({ service }) => service === 'data')
  expect(data).toMatchObject({ service: 'data', used: String(12n * gigabyte) })
  expect([data?.granted, data?.left, data?.forecast]).toEqual([undefined, undefined, undefined])
  expect(BigInt(data?.abroadLeft ?? 0)).toBeGreaterThan(0n)
})

test('what is owed and when, and why the last bill changed', async () => {
  const { owed, lastBills, needed } = await home(asHolder())
  expect(owed?.[0]?.total).toEqual({ amount: '5439', currency: 'EUR' })
  expect(owed?.[0]?.bills.map(({ late, collected }) => [late, collected])).toEqual([
    [true, false],
    [false, false],
  ])
  const bills = owed?.[0]?.bills ?? []
  expect(needed).toEqual([expect.objectContaining({ kind: 'late-bill', billId: bills[0]?.id })])
  const dueOn = Temporal.PlainDate.from(bills[1]?.dueOn ?? '')
  const weekBefore = await home(asHolder(), { at: `${dueOn.subtract({ days: 7 })}T10:00:00Z` })
  expect(weekBefore.needed.map(({ kind }) => kind)).toEqual(['late-bill', 'bill-due'])
  const [last] = lastBills
  expect(last?.difference?.previousMonth).toBe('2026-03')
  const total = BigInt(last?.total.amount ?? 0)
  expect(BigInt(last?.difference?.amount.amount ?? 0)).toBe(total - 3120n)
  expect(last?.difference?.causes.length).toBeGreaterThan(0)
})

test('what is coming, soonest first: the payment, the next bill, the end of an option and of a commitment', async () => {
  const inApril = await home(asHolder())
  expect(inApril.coming.map(({ kind, on }) => [kind, on]).slice(0, 2)).toEqual([
    ['payment', inApril.owed?.[0]?.bills[1]?.dueOn],
    ['bill', '2026-05-21'],
  ])
  const { coming } = await home(asHolder(), november)
  expect(coming).toContainEqual(
    expect.objectContaining({ kind: 'option-end', on: '2027-01-14', lineLabel: 'Camille' }),
  )
})

test('a role sees what it may: a line’s user sees no bill, and nothing of anybody else', async () => {
  const asUser = await home(new Map([[mine.accountId, 'user']]), november)
  expect(asUser.lines).toHaveLength(1)
  expect(asUser.owed).toBeUndefined()
  expect(asUser.lastBills).toEqual([])
  expect(asUser.needed).toEqual([])
  const asPayer = await home(new Map([[mine.accountId, 'payer']]))
  expect(asPayer.lines).toEqual([])
  expect(asPayer.owed).toHaveLength(1)
  expect(JSON.stringify(await home(asHolder()))).not.toContain(other.accountId)
})
