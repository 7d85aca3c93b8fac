import { createHash } from 'node:crypto'
import { loadBrand } from '../../brands/load-brand.ts'
import type { Activation } from '../../contract/activation.ts'
import type { AccountId, LineId } from '../../contract/ids.ts'
import { publishCatalogue } from '../domains/catalog/public.ts'
import { linesOf } from '../domains/lines/public.ts'
import { receiveFile } from '../domains/usage/receive-file.ts'
import { settleFile, type UsageDeps } from '../domains/usage/settle-file.ts'
import { recordFields } from '../domains/usage/usage-record.ts'
import { clockAt } from '../kernel/clock.ts'
import type { Db } from '../kernel/db.ts'
import { present } from '../kernel/errors.ts'
import { activate } from './activate.ts'
import { sampleActivation } from './sample-activation.ts'
import { testDatabase } from './world.ts'

type Item = Activation['contracts'][number]['lines'][number]['items'][number]
export type TestLine = {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly mobile: string
}
export type TestRecord = Partial<Record<(typeof recordFields)[number], string | number | bigint>>

/** An item of an offer, as a point of sale delivers it. */
export const itemOf = (offerCode: string, more: Partial<Item> = {}): Item => ({
  kind: 'plan',
  offerCode,
  startsOn: '2024-03-10',
  consent: {
    acceptedAt: '2024-03-10T10:15:00Z',
    channel: 'store',
    wording: offerCode,
    price: { amount: '999', currency: 'EUR' },
  },
  ...more,
})

/** A CSV file of records; what a record does not say is a local call of a minute. */
export const csvOf = (records: readonly TestRecord[]): string =>
  [
    recordFields.join(','),
    ...records.map(record => {
      const whole = { ...sampleRecord, ...record }
      return recordFields.map(field => String(whole[field])).join(',')
    }),
  ].join('\n')

const sampleRecord = {
  recordId: 'r-1',
  lineIdentifier: '+33639980001',
  service: 'voice',
  direction: 'out',
  startedAt: '2026-11-20T10:00:00Z',
  quantity: '60',
  counterpart: '+33612345678',
  servingMccMnc: '20810',
  roaming: 'home',
}

/** A document store in memory. */
const memoryStore = (): UsageDeps['documents'] => {
  const documents = new Map<string, Buffer>()
  return {
    put: async bytes => {
      const digest = createHash('sha256').update(bytes).digest('hex')
      documents.set(digest, Buffer.from(bytes))
      return { kind: 'stored', digest }
    },
    get: async digest => documents.get(digest) ?? null,
  }
}

/** Opens an account with one mobile line that has these items. `rank` tells customers apart. */
const addCustomer = async (
  db: Db,
  rank: number,
  items: readonly Item[],
  mobile = `+33639${String(100_000 + rank)}`,
): Promise<TestLine> => {
  const sample = sampleActivation({
    externalId: `sale-${rank}`,
    number: String(10_000_000 + rank),
    mobile,
    signedOn: '2024-03-10',
  })
  const contracts = sample.contracts.map(contract => ({
    ...contract,
    lines: contract.lines.map(line => ({ ...line, items: [...items] })),
  }))
  const accountId = await activate(db, { ...sample, contracts })
  const [line] = await linesOf(db, [accountId])
  return { accountId, lineId: present(line, 'a line').id, mobile }
}

/**
 * A database with the catalogue of a brand published, customers to add and files to deliver. Business time
 * stands at 2026-11-22 in the afternoon, the second day of a period, until `setNow`.
 */
export const usageWorld = async (brand = 'sfr') => {
  const database = await testDatabase()
  const { db, pool } = database
  const reading = await loadBrand(brand)
  if (reading.kind !== 'loaded') throw new Error('the pack is refused')
  await publishCatalogue(db, reading.pack, Temporal.PlainDate.from('2023-01-01'))
  let now = Temporal.Instant.from('2026-11-22T15:00:00Z')
  let customers = 0
  const documents = memoryStore()
  const deps: UsageDeps = {
    db,
    pool,
    timeZone: 'Europe/Paris',
    businessClock: async () => clockAt(now),
    documents,
  }
  const receive = async (text: string | Uint8Array) => {
    const file = { bytes: Buffer.from(text), name: 'usage.csv', source: 'mediation' }
    const received = await receiveFile(deps, file)
    if (received.kind === 'refused') throw new Error(received.reason)
    return received
  }
  return {
    ...database,
    deps,
    documents,
    pack: reading.pack,
    now: () => now,
    setNow: (text: string) => {
      now = Temporal.Instant.from(text)
    },
    addCustomer: (items: readonly Item[], mobile?: string) => {
      customers += 1
      return addCustomer(db, customers, items, mobile)
    },
    receive,
    /** Delivers a file and settles it; answers its row. */
    deliver: async (text: string | Uint8Array) => {
      const { fileId } = await receive(text)
      await settleFile(deps, fileId)
      return db
        .selectFrom('usage.file')
        .select(['id', 'state', 'refusal', 'records', 'rated', 'suspended', 'rejected'])
        .select('duplicates')
        .where('id', '=', fileId)
        .executeTakeFirstOrThrow()
    },
  }
}
export type UsageWorld = Awaited<ReturnType<typeof usageWorld>>
