import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Language } from '../contract/languages.ts'
import { makeDemonstration } from '../tools/start/demonstration.mjs'
import { house } from '../tools/start/house.mjs'
import { findFreePorts } from '../tools/start/ports.mjs'
import { startThrowAway } from '../tools/start/throw-away.mjs'

/** A whole Ligne Claire of our own, with customers who have bills; nobody else uses it. */
export type System = {
  readonly portal: string
  readonly console: string
  readonly desk: string
  /** Its folder: logs, documents, `demo.json`. */
  readonly dataDir: string
  /** Ends everything and removes it. */
  stop(): Promise<void>
  /** Ends everything; answers the folder to look into. */
  keep(): Promise<string>
}

/** Enough customers for each journey that changes something to have its own. */
const cast = { logins: 46, contracts: 6 }

/**
 * The history begins on the first of the month, three months ago, and its present is the 12th of the second
 * month after: each customer has two bills at least, paid but the last, whatever day the journeys run.
 */
const monthsAgo = 4
const presentDay = { months: 3, days: 11, hours: 12 }

/**
 * Starts PostgreSQL, the supervisor with every process it starts, and lets the operator live its months, with
 * customers who read this language.
 * @throws when it does not start, with what it said
 */
export async function startSystem(language: Language): Promise<System> {
  const cluster = await startThrowAway()
  const dataDir = join(cluster.folder, 'data')
  const [port, consolePort, deskPort] = await findFreePorts(3)
  const supervisor = spawn(process.execPath, [join(house, 'tools/start/supervise.mjs')], {
    cwd: house,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      MODE: 'test',
      BRAND: 'sfr',
      DATA_DIR: dataDir,
      DATABASE_URL: cluster.url,
      DATABASE_OWNER_URL: cluster.ownerUrl,
      PORT: String(port),
      CONSOLE_PORT: String(consolePort),
      DESK_PORT: String(deskPort),
      HISTORY_MONTHS: String(monthsAgo),
      // Each journey comes from an address of its own: limits by address are not what is tried here.
      TRUSTED_PROXIES: '127.0.0.1',
    },
  })
  const leaveWithUs = () => supervisor.kill()
  process.once('exit', leaveWithUs)
  const stop = async (): Promise<void> => {
    process.off('exit', leaveWithUs)
    await ended(supervisor)
  }
  try {
    await untilReady(supervisor)
    const desk = `http://127.0.0.1:${deskPort}`
    await makeDemonstration(dataDir, desk, { ...cast, language, end: presentOf(monthsAgo) })
    const [portal, console] = [`http://localhost:${port}`, `http://localhost:${consolePort}`]
    return {
      portal,
      console,
      desk,
      dataDir,
      stop: () => stop().then(cluster.discard),
      keep: () => stop().then(cluster.keep),
    }
  } catch (error) {
    await stop()
    throw new Error(`The system did not start; its files are in ${await cluster.keep()}`, {
      cause: error,
    })
  }
}

function presentOf(months: number): string {
  const first = Temporal.Now.plainDateISO('Europe/Paris').with({ day: 1 }).subtract({ months })
  return first.toZonedDateTime('Europe/Paris').add(presentDay).toInstant().toString()
}

/** The supervisor says so in its own words once every process answers. */
async function untilReady(supervisor: ChildProcess): Promise<void> {
  if (!supervisor.stdout) throw new Error('the supervisor has no voice')
  for await (const line of createInterface({ input: supervisor.stdout })) {
    if (line.startsWith('Building')) process.stdout.write(`${line}\n`)
    if (line.includes('is ready')) {
      supervisor.stdout.resume()
      return
    }
  }
  throw new Error('the supervisor ended before it was ready')
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
