import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountId } from '../../../contract/ids.ts'
import type { Role } from '../../../contract/permissions.ts'
import { listAccounts } from '../../../contract/routes/customers.ts'
import { activate } from '../../testing/activate.ts'
import { customerClient } from '../../testing/customer-client.ts'
import { sampleActivation } from '../../testing/sample-activation.ts'
import { testDatabase } from '../../testing/world.ts'
import { customerRoutes } from './routes.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const someone = (accountId: AccountId, role: Role) =>
  customerClient({
    db: database.db,
    registrations: customerRoutes,
    owners: {},
    now: Temporal.Instant.from('2026-07-20T12:00:00Z'),
    reach: new Map([[accountId, role]]),
  })

test('who may read an account sees its number, holder, contacts and billing address', async () => {
  const accountId = await activate(
    database.db,
    sampleActivation({
      externalId: 'c-1',
      number: '30000005',
      mobile: '+33639982005',
      signedOn: '2026-07-14',
    }),
  )
  const { call, faults } = someone(accountId, 'payer')
  const read = await call(listAccounts, {})
  expect(faults).toEqual([])
  expect(read.ok && read.body.accounts).toEqual([
    {
      id: accountId,
      number: '30000005',
      kind: 'consumer',
      legalName: 'Camille Lefèvre',
      openedOn: '2026-07-14',
      billingDay: 21,
      billingAddress: {
        lines: ['Appartement 12, escalier B', '8 rue des Érables'],
        postalCode: '69003',
        city: 'Lyon',
        country: 'FR',
      },
      holder: {
        givenName: 'Camille',
        familyName: 'Lefèvre',
        language: 'fr',
        email: 'camille.30000005@exemple.example',
        mobile: '+33639982005',
      },
    },
  ])
  expect(await someone(accountId, 'user').call(listAccounts, {})).toMatchObject({ status: 403 })
})
