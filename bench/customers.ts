import { createHash } from 'node:crypto'
import { loadBrand } from '../brands/load-brand.ts'
import { toActivation } from '../operator/history/activation.ts'
import { civilDay } from '../operator/network/civil-day.ts'
import { usageOfDay } from '../operator/network/day-usage.ts'
import { recordColumns } from '../operator/network/usage-record.ts'
import type { Household, SubscriberLine } from '../operator/people/household.ts'
import { readOffers } from '../operator/people/offers.ts'
import { createPopulation } from '../operator/people/population.ts'
import { publishCatalogue } from '../server/domains/catalog/public.ts'
import { receiveFile } from '../server/domains/usage/receive-file.ts'
import { settleFile, type UsageDeps } from '../server/domains/usage/settle-file.ts'
import { clockAt } from '../server/kernel/clock.ts'
import type { Keys } from '../server/kernel/keys.ts'
import { activate } from '../server/testing/activate.ts'
import { testKeys } from '../server/testing/test-keys.ts'
import type { OwnDatabase } from './own-database.ts'

const seed = 7
const signedOn = '2025-03-10'
/** Every account of the bench is billed on this day of the month. */
export const billingDay = 21
export const timeZone = 'Europe/Paris'

/** How the numéros client of the bench begin; nothing else in the database does. */
export const firstNumber = 94_710_000_000

/** Customers in service, with what the demonstration's households have, and the lines that they use. */
export type Customers = {
  readonly count: number
  readonly lines: readonly SubscriberLine[]
  /** The numéro client of each. */
  readonly numbers: readonly string[]
  readonly pack: Awaited<ReturnType<typeof readPack>>
}

/**
 * Puts as many customers in service as asked: the households of the simulated operator, again and again under
 * other names and numbers, through the door that the points of sale use.
 */
export const addCustomers = async (
  { db }: Pick<OwnDatabase, 'db'>,
  count: number,
  choice: { readonly keys?: Keys; readonly leaveCard?: boolean } = {},
): Promise<Customers> => {
  const pack = await readPack()
  await publishCatalogue(db, pack, Temporal.PlainDate.from('2023-01-01'))
  const reading = await readOffers('sfr')
  if (reading.kind === 'refused') throw new Error('the pack is refused')
  const { offers } = reading
  const people = createPopulation(seed, offers)
  const households = Array.from({ length: count }, (_, index) =>
    again(people[index % people.length], index),
  )
  const keys = choice.keys ?? testKeys()
  const waiting = households.values()
  const lane = async () => {
    for (const household of waiting) {
      const card = choice.leaveCard ? cardOf(household) : undefined
      await activate(db, toActivation({ household, offers, signedOn, card }), { keys })
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  return {
    count,
    lines: households.flatMap(({ lines }) => lines),
    numbers: households.map(({ number }) => number),
    pack,
  }
}

/** The card left at the point of sale, from which the bills are taken. */
const cardOf = ({ number }: Household) => ({
  pspCustomer: `cus_${number}`,
  pspMethod: `pm_${number}`,
  automatic: true,
})

/** The pack that every figure is measured with. */
export const readPack = async () => {
  const reading = await loadBrand('sfr')
  if (reading.kind !== 'loaded') throw new Error('the pack is refused')
  return reading.pack
}

/** The same household as another customer. A line has at most ten numbers of its own in a household. */
const again = (household: Household | undefined, index: number): Household => {
  if (household === undefined) throw new Error('there are no households')
  const numberOf = (position: number) => `+337${String(index * 10 + position).padStart(8, '0')}`
  return {
    ...household,
    number: String(firstNumber + index),
    email: `customer.${index}@example.org`,
    mobile: numberOf(0),
    billingDay,
    lines: household.lines.map((line, position) => ({
      ...line,
      externalId: `${line.externalId}-${index}`,
      number: line.kind === 'mobile' ? numberOf(position) : `+339${numberOf(position).slice(4)}`,
      iccid: line.iccid && `89331${String(index * 10 + position).padStart(14, '0')}`,
    })),
  }
}

/** What these lines did on civil days, as the CSV file that the network delivers. */
export const usageFileOf = (lines: Customers['lines'], dates: readonly string[]): Buffer => {
  const rows = dates
    .map(civilDay)
    .flatMap(day =>
      lines.flatMap(line =>
        usageOfDay({ seed, line, day, thin: false }).map(record =>
          recordColumns.map(column => record[column]).join(','),
        ),
      ),
    )
  return Buffer.from(`${recordColumns.join(',')}\n${rows.join('\n')}\n`)
}

/** A document store in memory: what a disk does with files is not what these figures are about. */
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

/** The intake of a database, as the worker has it. */
export const intakeOf = ({ db, pool }: Pick<OwnDatabase, 'db' | 'pool'>) => {
  let at = Temporal.Instant.from(`${signedOn}T12:00:00Z`)
  const documents = memoryStore()
  const deps: UsageDeps = {
    db,
    pool,
    timeZone,
    documents,
    businessClock: async () => clockAt(at),
  }
  return {
    /** Takes a file whose last day is `date`, at noon of the next. */
    receive: async (date: string, bytes: Uint8Array) => {
      at = Temporal.PlainDate.from(date)
        .add({ days: 1 })
        .toZonedDateTime({ timeZone, plainTime: '12:00' })
        .toInstant()
      const file = await receiveFile(deps, { bytes, name: `${date}.csv`, source: 'bench' })
      if (file.kind === 'refused') throw new Error(file.reason)
      return file.fileId
    },
    settle: (fileId: Parameters<typeof settleFile>[1]) => settleFile(deps, fileId),
  }
}
