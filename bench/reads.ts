import { type Asked, type Group, type Measured, median } from './figure.ts'
import { openLoad } from './load.ts'
import type { Load } from './load-worker.ts'
import { type Served, serve } from './served.ts'
import { billsRead, homeRead } from './statements.ts'

/** The design's: 20 000 customers and their 240 000 bills; a thousand people ask in turn. */
const world = { customers: 20_000, months: 12, sessions: 1000 }
const rounds = 5

const api = { unit: 'reads/s', target: 0.7, targetOn: 'ratio', lowerIsBetter: false } as const
const page = { unit: 'pages/s', target: 1000, targetOn: 'value', lowerIsBetter: false } as const
const wait = { unit: 'ms', target: 60, targetOn: 'value', lowerIsBetter: true } as const

const bareSql = 'bare Fastify and pg on the same SQL: session, reach and what is read'
const callsOf = 'the API calls of that page, over HTTP'

const apiHome: Asked = { name: 'api-home', ...api, limitIs: bareSql }
const apiBills: Asked = { name: 'api-bills', ...api, limitIs: bareSql }
const pageHome: Asked = { name: 'page-home', ...page, limitIs: callsOf }
const pageHomeWait: Asked = { name: 'page-home-p99', ...wait, limitIs: `p99 of ${callsOf}` }
const pageBills: Asked = { name: 'page-bills', ...page, limitIs: callsOf }
const pageBillsWait: Asked = { name: 'page-bills-p99', ...wait, limitIs: `p99 of ${callsOf}` }

/** A comparison: what is measured beside what, and the figures that come of it. */
type Pair = {
  readonly of: (served: Served) => { readonly origin: string; readonly path: string }
  readonly beside: (served: Served) => { readonly origin: string; readonly path: string }
  readonly speed: Asked
  readonly p99?: Asked
}

const pairs: readonly Pair[] = [
  {
    speed: apiHome,
    of: ({ origin }) => ({ origin, path: homeRead.path }),
    beside: ({ bare }) => ({ origin: bare, path: homeRead.path }),
  },
  {
    speed: apiBills,
    of: ({ origin }) => ({ origin, path: billsRead.path }),
    beside: ({ bare }) => ({ origin: bare, path: billsRead.path }),
  },
  {
    speed: pageHome,
    p99: pageHomeWait,
    of: ({ origin }) => ({ origin, path: '/' }),
    beside: ({ origin }) => ({ origin, path: homeRead.path }),
  },
  {
    speed: pageBills,
    p99: pageBillsWait,
    of: ({ origin }) => ({ origin, path: '/factures' }),
    beside: ({ origin }) => ({ origin, path: billsRead.path }),
  },
]

/** Home and bill list, as the API and as pages, asked on eight connections of the server that production runs. */
export const reads: Group = {
  name: 'reads',
  figures: [apiHome, apiBills, pageHome, pageHomeWait, pageBills, pageBillsWait],
  measure: async names => {
    const served = await serve(world)
    const load = openLoad()
    try {
      const found = new Map<string, Measured>()
      for (const pair of pairs) {
        if (!names.has(pair.speed.name) && !names.has(pair.p99?.name ?? '')) continue
        const ask = async ({ origin, path }: ReturnType<Pair['of']>) =>
          load.run({ origin, paths: [path], tokens: served.tokens })
        const done: Load[] = []
        const limits: Load[] = []
        for (let round = 0; round < rounds; round += 1) {
          done.push(await ask(pair.of(served)))
          limits.push(await ask(pair.beside(served)))
        }
        found.set(
          pair.speed.name,
          both(done, limits, ({ perSecond }) => perSecond),
        )
        if (pair.p99 !== undefined)
          found.set(
            pair.p99.name,
            both(done, limits, one => one.p99Ms),
          )
      }
      return found
    } finally {
      load.close()
      await served.close()
    }
  },
}

const both = (
  done: readonly Load[],
  limits: readonly Load[],
  read: (load: Load) => number,
): Measured => ({ value: median(done.map(read)), limit: median(limits.map(read)) })
