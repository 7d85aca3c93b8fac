import { holdBusinessClock } from '../server/kernel/business-clock.ts'
import { monthsAfter } from '../server/kernel/calendar.ts'
import { testKeys } from '../server/testing/test-keys.ts'
import { issue, useBefore } from './bill-run.ts'
import { addCustomers, billingDay, intakeOf, usageFileOf } from './customers.ts'
import { ownBank } from './own-bank.ts'
import type { OwnDatabase } from './own-database.ts'
import { signUpAll } from './sign-up.ts'

const lastRun = Temporal.PlainDate.from('2026-11-01').with({ day: billingDay })
/** When it is now for these customers: the period began four days ago, its bill is not yet due. */
const present = Temporal.Instant.from('2026-11-25T10:00:00Z')

/**
 * Customers with so many months of bills behind them, through the product's own doors: put in service, signed
 * up, their usage rated, billed each month, each bill but the last taken from their card. Business time then stands
 * four days after the last bill.
 */
export const livedCustomers = async (
  database: Pick<OwnDatabase, 'url' | 'db' | 'pool' | 'owner'>,
  { count, months }: { readonly count: number; readonly months: number },
): Promise<void> => {
  const keys = testKeys()
  const population = await addCustomers(database, count, { keys, leaveCard: true })
  await signUpAll(database, keys, population.numbers)
  const bank = ownBank(database)
  try {
    await bank.readCards()
    for (let month = 1 - months; month <= 0; month += 1) {
      const issuedOn = monthsAfter(lastRun, month)
      await useBefore(database, population, issuedOn)
      await issue(database, population, issuedOn)
      if (month < 0) await bank.collect(issuedOn.add({ days: 20 }))
    }
  } finally {
    await bank.close()
  }
  const since = [1, 2, 3].map(days => lastRun.add({ days }).toString())
  const intake = intakeOf(database)
  const file = usageFileOf(population.lines, since)
  await intake.settle(await intake.receive(since.at(-1) ?? '', file))
  await holdBusinessClock(database.db, present)
}
