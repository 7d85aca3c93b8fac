import { parseArgs } from 'node:util'
import { openDb, openPool } from '../../server/kernel/db.ts'
import { drillWorld } from './drill-world.ts'
import { holdBooks, truthOf } from './hold-books.ts'
import { countWork, runDrill } from './run-drill.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: process.env.SEED ?? String(process.pid) },
  },
})
const kills = Number(values.kills)
const seed = Number(values.seed)
const say = (line: string) => process.stdout.write(`${line}\n`)
/** As many lines of one broken promise as a person reads. */
const mostShown = 10

/** `npm run drill -- --kills 100 --seed 7`: kills processes of the server under load, then holds the books. */
const main = async (): Promise<boolean> => {
  say(
    `seed ${seed}: ${kills} kills; SEED=${seed} npm run drill -- --kills ${kills} draws the same again`,
  )
  const world = await drillWorld()
  try {
    const { promises, deaths } = await runDrill(world, { kills, seed, say })
    const db = openDb(openPool({ url: world.superuserUrl, size: 2, statementTimeoutMs: 120_000 }))
    try {
      const work = await countWork(db)
      say(
        JSON.stringify({
          kills,
          ...work,
          openings: promises.openings.length,
          retries: promises.retries,
        }),
      )
      const faults = await holdBooks(db, await truthOf(world, promises))
      const found = [
        ...deaths,
        ...promises.broken,
        ...faults.flatMap(({ says, against }) => [
          `not so: ${says}`,
          ...against.slice(0, mostShown),
        ]),
      ]
      for (const line of found) say(line)
      return found.length === 0
    } finally {
      await db.destroy()
    }
  } finally {
    await world.stop()
  }
}

// Whoever interrupts a drill leaves nothing behind: processes end with this one, folders at its exit.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
process.exitCode = (await main()) ? 0 : 1
