import { type Figure, median } from './figure.ts'
import { openLoad } from './load.ts'
import type { Load } from './load-worker.ts'
import { type Served, serve } from './served.ts'
import { homeRead } from './statements.ts'

/** A tenth of the customers ask in turn: what they read does not stay near by itself. */
const worldOf = (customers: number) => ({ customers, months: 2, sessions: customers / 10 })
const few = worldOf(10_000)
const many = worldOf(100_000)
const rounds = 7

/** How much longer the slowest hundredth waits for its home when there are ten times as many customers. */
export const growth: Figure = {
  name: 'growth',
  unit: 'times',
  target: 1.3,
  targetOn: 'value',
  lowerIsBetter: true,
  limitIs: 'the same quotient of bare Fastify and pg on the same SQL',
  measure: async () => {
    const small = await serve(few)
    const load = openLoad()
    try {
      const large = await serve(many)
      try {
        const waitOf = async ({ tokens }: Served, origin: string): Promise<Load['p99Ms']> =>
          (await load.run({ origin, paths: [homeRead.path], tokens })).p99Ms
        const grown: number[] = []
        const bare: number[] = []
        for (let round = 0; round < rounds; round += 1) {
          const [before, after] = [
            await waitOf(small, small.origin),
            await waitOf(large, large.origin),
          ]
          const [least, most] = [await waitOf(small, small.bare), await waitOf(large, large.bare)]
          grown.push(after / before)
          bare.push(most / least)
        }
        return { value: median(grown.slice(1)), limit: median(bare.slice(1)) }
      } finally {
        await large.close()
      }
    } finally {
      load.close()
      await small.close()
    }
  },
}
