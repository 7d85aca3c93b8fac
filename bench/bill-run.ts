import { billingDeps, runBills, toBiller } from '../server/domains/billing/public.ts'
import { automaticAccounts } from '../server/domains/payments/public.ts'
import { monthsAfter } from '../server/kernel/calendar.ts'
import { addCustomers, billingDay, type Customers, intakeOf, usageFileOf } from './customers.ts'
import { type Figure, type Measured, ofRounds, timed } from './figure.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'

const customers = 2000
const firstRun = Temporal.PlainDate.from('2026-06-01').with({ day: billingDay })
/** Months, one run each: the first one warms up and is not counted. */
const months = 4

/** The bills of a billing day of 2 000 customers with usage: prepared, numbered and posted, without documents. */
export const billRun: Figure = {
  name: 'bill-run',
  unit: 'bills/s',
  target: 500,
  targetOn: 'value',
  lowerIsBetter: false,
  limitIs: 'the same rows of bills and ledger, written by one plain INSERT … SELECT a table',
  measure: async () => {
    const database = await ownDatabase()
    try {
      const population = await addCustomers(database, customers)
      const rounds: Measured[] = []
      for (let month = 0; month < months; month += 1) {
        const issuedOn = monthsAfter(firstRun, month)
        await useBefore(database, population, issuedOn)
        const bills = await issue(database, population, issuedOn)
        const copyMs = await writeAgain(database, issuedOn)
        rounds.push({ value: bills.perSecond, limit: (bills.count / copyMs) * 1000 })
      }
      return ofRounds(rounds.slice(1))
    } finally {
      await database.close()
    }
  },
}

/** What the customers did on the two days before a run. */
export const useBefore = async (
  database: Pick<OwnDatabase, 'db' | 'pool'>,
  population: Pick<Customers, 'lines'>,
  issuedOn: Temporal.PlainDate,
): Promise<void> => {
  const intake = intakeOf(database)
  const days = [2, 1].map(before => issuedOn.subtract({ days: before }).toString())
  const file = usageFileOf(population.lines, days)
  await intake.settle(await intake.receive(days.at(-1) ?? '', file))
}

/** Runs the bills of a day; a customer without one is a mistake. */
export const issue = async (
  { db, owner }: Pick<OwnDatabase, 'db' | 'owner'>,
  { pack, count }: Pick<Customers, 'pack' | 'count'>,
  issuedOn: Temporal.PlainDate,
): Promise<{ readonly count: number; readonly perSecond: number }> => {
  await owner.query('checkpoint')
  const deps = billingDeps(toBiller(pack, 'bench'), automaticAccounts)
  let issued = 0
  const ms = await timed(async () => {
    issued = (await runBills(db, deps, issuedOn)).issued
  })
  if (issued !== count) throw new Error(`${issued} bills instead of ${count}`)
  return { count, perSecond: (count / ms) * 1000 }
}

const ofBills = `(account_id, bill_id) in (select account_id, id from billing.bill where period_start = $1)`
const ofJournals = `(account_id, journal_id) in (select account_id, id from payments.journal where effective_on = $1)`
/** The tables that a run writes, and which of their rows are those of one day. */
const written: Readonly<Record<string, string>> = {
  'billing.bill': 'period_start = $1',
  'billing.bill_line': ofBills,
  'billing.bill_vat': ofBills,
  'billing.bill_input': ofBills,
  'payments.journal': 'effective_on = $1',
  'payments.entry': ofJournals,
  'payments.open_item': ofBills,
}

/** Writes the rows of a run into empty tables with the same indexes and checks, in one transaction. */
const writeAgain = async (
  { owner }: OwnDatabase,
  issuedOn: Temporal.PlainDate,
): Promise<number> => {
  const tables = Object.keys(written)
  const copyOf = (table: string) => `copied_${table.replace('.', '_')}`
  for (const table of tables) {
    await owner.query(`drop table if exists ${copyOf(table)}, ${copyOf(table)}_read`)
    await owner.query(
      `create temp table ${copyOf(table)}_read as select * from ${table} where ${written[table]?.replaceAll('$1', `'${issuedOn}'`)}`,
    )
    await owner.query(`create table ${copyOf(table)} (like ${table} including all)`)
  }
  await owner.query('checkpoint')
  return timed(async () => {
    await owner.query('begin')
    for (const table of tables)
      await owner.query(`insert into ${copyOf(table)} select * from ${copyOf(table)}_read`)
    await owner.query('commit')
  })
}
