import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '../../kernel/db.ts'
import { sampleActivation } from '../../testing/sample-activation.ts'
import { testKeys } from '../../testing/test-keys.ts'
import { testDatabase } from '../../testing/world.ts'
import { openAccount } from '../customers/public.ts'
import {
  activateContracts,
  guideLines,
  linesOf,
  subscribedItems,
  verifyOptionJournal,
} from './public.ts'

const deps = { keys: testKeys(), now: Temporal.Instant.from('2026-11-22T12:00:00Z') }
let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const activate = (choice: Parameters<typeof sampleActivation>[0]) =>
  transact(database.db, async tx => {
    const activation = sampleActivation(choice)
    const opened = await openAccount(deps, tx, activation)
    if (opened.kind !== 'opened') throw new Error(`expected a new account, got ${opened.kind}`)
    const { accountId, holderId } = opened
    const contacts = { mobile: null, email: null }
    const owner = { accountId, holderId, contacts, language: 'fr' as const, zone: 'Europe/Paris' }
    await activateContracts(deps, tx, owner, activation.contracts)
    return opened.accountId
  })

test('an activation gives an account its line, number and plan, from its civil day', async () => {
  const accountId = await activate({ externalId: 'a', number: '20000001', mobile: '+33639981001' })
  const [line] = await linesOf(database.db, [accountId])
  expect(line).toMatchObject({
    identifier: '+33639981001',
    label: 'Camille',
    contract_number: 'M-20000001',
  })
  expect(line?.commitment_ends_on?.toString()).toBe('2026-03-10')

  const guide = (at: string) =>
    guideLines(database.db, ['+33639981001'], {
      from: Temporal.Instant.from(at),
      to: Temporal.Instant.from(at),
    })
  expect(await guide('2025-03-09T22:59:59Z')).toEqual([])
  expect(await guide('2025-03-09T23:00:00Z')).toMatchObject([{ accountId, lineId: line?.id }])

  const period = (start: string, end: string) => ({
    start: Temporal.PlainDate.from(start),
    end: Temporal.PlainDate.from(end),
  })
  expect(
    await subscribedItems(database.db, [accountId], period('2025-02-21', '2025-03-10')),
  ).toEqual([])
  expect(
    await subscribedItems(database.db, [accountId], period('2025-02-21', '2025-03-21')),
  ).toMatchObject([{ offerCode: 'mobile-200go', kind: 'plan', endsOn: null }])
})

test('the same activation again changes nothing; another under the same id is refused', async () => {
  const choice = { externalId: 'b', number: '20000002', mobile: '+33639981002' }
  const accountId = await activate(choice)
  const again = await transact(database.db, tx => openAccount(deps, tx, sampleActivation(choice)))
  expect(again).toEqual({ kind: 'known', accountId })
  const other = await transact(database.db, tx =>
    openAccount(deps, tx, sampleActivation({ ...choice, mobile: '+33639981999' })),
  )
  expect(other).toEqual({ kind: 'refused', reason: 'external-id-reused' })
})

test('the same activation delivered twice at once opens one account', async () => {
  const activation = sampleActivation({
    externalId: 'c',
    number: '20000003',
    mobile: '+33639981003',
  })
  const outcomes = await Promise.all(
    [1, 2, 3].map(() => transact(database.db, tx => openAccount(deps, tx, activation))),
  )
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['known', 'known', 'opened'])
})

test('a changed, removed or reordered journal row is named by the verifier', async () => {
  const accountId = await activate({ externalId: 'd', number: '20000004', mobile: '+33639981004' })
  expect(await verifyOptionJournal(database.db, accountId)).toEqual({ kind: 'whole', rows: 1 })
  await expect(
    sql`update lines.option_journal set price_cents = 0`.execute(database.db),
  ).rejects.toThrow('permission denied')
  await database.asOwner(
    sql`update lines.option_journal set price_cents = 0 where account_id = ${accountId}`,
  )
  expect(await verifyOptionJournal(database.db, accountId)).toEqual({
    kind: 'broken',
    sequence: 1,
    why: 'changed',
  })
})
