import { compareOffers } from '../contract/routes/comparison.ts'
import { publishCatalogue } from '../server/domains/catalog/public.ts'
import { holdBusinessClock } from '../server/kernel/business-clock.ts'
import { monthsAfter } from '../server/kernel/calendar.ts'
import { present } from '../server/kernel/errors.ts'
import { addCustomers, type Customers, intakeOf, usageFileOf } from './customers.ts'
import type { Figure } from './figure.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'
import { mobileLines, routeWaits } from './route-waits.ts'

const customers = 20
const months = 12
const offersCompared = 12
const today = Temporal.PlainDate.from('2026-11-25')

/** A year of usage of a line priced again under twelve plans: the wait of the slowest twentieth. */
export const compare: Figure = {
  name: 'compare',
  unit: 'ms',
  target: 500,
  targetOn: 'value',
  lowerIsBetter: true,
  limitIs: 'the same statements asked by bare pg',
  measure: async () => {
    const database = await ownDatabase()
    try {
      const population = await addCustomers(database, customers)
      await publishMore(database, population.pack)
      for (let month = 0; month < months; month += 1) await live(database, population, month)
      await holdBusinessClock(database.db, Temporal.Instant.from(`${today}T10:00:00Z`))
      return await routeWaits(database, {
        routeId: compareOffers.id,
        lines: await mobileLines(database, 'mobile-illimite'),
        more: { query: { months: String(months) } },
        rounds: 3,
        asksOfRound: 60,
      })
    } finally {
      await database.close()
    }
  },
}

/** The pack's plans again under other codes, until a line without a subsidised phone has twelve to look at. */
const publishMore = async (
  { db }: Pick<OwnDatabase, 'db'>,
  pack: Customers['pack'],
): Promise<void> => {
  const model = present(
    pack.sections.mobilePlans.find(({ row }) => row.id === 'mobile-100go'),
    'the plan of 100 GB',
  )
  const eligible = pack.sections.mobilePlans.filter(
    ({ row }) => row.commitment?.subsidisedHandset !== true,
  )
  const more = Array.from({ length: offersCompared - eligible.length }, (_, index) => ({
    ...model,
    row: { ...model.row, id: `${model.row.id}-${index}` },
  }))
  const sections = {
    ...pack.sections,
    mobilePlans: [...pack.sections.mobilePlans, ...more],
  }
  await publishCatalogue(db, { ...pack, sections }, today)
}

/** The usage of a month before today, a file a week as the intake takes it. */
const live = async (
  database: Pick<OwnDatabase, 'db' | 'pool'>,
  population: Pick<Customers, 'lines'>,
  month: number,
): Promise<void> => {
  const intake = intakeOf(database)
  const until = monthsAfter(today, month - months + 1)
  let from = monthsAfter(today, month - months)
  while (Temporal.PlainDate.compare(from, until) < 0) {
    const days: string[] = []
    while (days.length < 7 && Temporal.PlainDate.compare(from, until) < 0) {
      days.push(from.toString())
      from = from.add({ days: 1 })
    }
    const file = usageFileOf(population.lines, days)
    await intake.settle(await intake.receive(present(days.at(-1), 'a day'), file))
  }
}
