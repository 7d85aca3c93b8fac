import { fork } from 'node:child_process'
import { once } from 'node:events'
import { runServer } from '../server/testing/running-server.ts'
import { buildWebs } from '../tools/start/web-build.mjs'
import type { BareWork } from './bare-server.ts'
import { livedCustomers } from './lived-customers.ts'
import { multiply } from './multiply.ts'
import { ownDatabase } from './own-database.ts'
import { openSessions } from './sign-up.ts'
import { billsRead, homeRead, statementsOf } from './statements.ts'

/** How many customers live through the product's own doors; the others are they again. */
const livedCount = 50

export type Served = Awaited<ReturnType<typeof serve>>

/** So many customers, some of them signed in, the real server on their database, and the bare one beside it. */
export const serve = async (wish: {
  readonly customers: number
  readonly months: number
  readonly sessions: number
}) => {
  const database = await ownDatabase()
  const ends: (() => unknown)[] = [database.close]
  const close = async () => {
    for (const end of ends.toReversed()) await end()
  }
  try {
    await buildWebs(stop => process.once('exit', stop))
    // Only what is measured waits for the disk.
    await database.owner.query('alter database ligne_claire set synchronous_commit = off')
    await livedCustomers(database, { count: livedCount, months: wish.months })
    const times = Math.ceil(wish.customers / livedCount)
    await multiply(database, { customers: livedCount, times })
    const tokens = await openSessions(database, wish.sessions)
    await database.owner.query('alter database ligne_claire reset synchronous_commit')
    const askings = await statementsOf(database, { tokens, reads: [homeRead, billsRead] })
    const server = await runServer(
      { url: database.url, ownerUrl: database.ownerUrl },
      { env: { ROLES: 'web', NODE_ENV: 'production', LOG_LEVEL: 'warn' } },
    )
    ends.push(server.stop)
    const bare = await startBare({ url: database.url, askings })
    ends.push(bare.stop)
    await database.owner.query('checkpoint')
    return {
      origin: server.origin,
      publicOrigin: server.publicOrigin,
      bare: bare.origin,
      tokens,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const startBare = async (work: BareWork) => {
  const child = fork(new URL('bare-server.ts', import.meta.url), { serialization: 'advanced' })
  child.send(work)
  const [port]: unknown[] = await once(child, 'message')
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill()
    },
  }
}
