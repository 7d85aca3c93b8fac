import { makeQuote } from '../contract/routes/ordering.ts'
import type { Figure } from './figure.ts'
import { livedCustomers } from './lived-customers.ts'
import { ownDatabase } from './own-database.ts'
import { mobileLines, routeWaits } from './route-waits.ts'

/** The plan asked about; whoever has it is not asked. */
const wished = 'mobile-200go'

/** What a change of plan costs, said to customers with a year of bills: the wait of the slowest twentieth. */
export const quote: Figure = {
  name: 'quote',
  unit: 'ms',
  target: 100,
  targetOn: 'value',
  lowerIsBetter: true,
  limitIs: 'the same statements asked by bare pg, in a transaction that is rolled back',
  measure: async () => {
    const database = await ownDatabase()
    try {
      await livedCustomers(database, { count: 20, months: 12 })
      return await routeWaits(database, {
        routeId: makeQuote.id,
        lines: await mobileLines(database, wished),
        more: { body: { act: 'change-plan', offerCode: wished, effect: 'now', language: 'fr' } },
        rounds: 4,
        asksOfRound: 200,
      })
    } finally {
      await database.close()
    }
  },
}
