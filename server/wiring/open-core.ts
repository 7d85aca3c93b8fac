import { loadBrand } from '../../brands/load-brand.ts'
import { type PackProblem, problemSentence } from '../../brands/pack-file.ts'
import type { Config } from '../config.ts'
import { publishCatalogue } from '../domains/catalog/public.ts'
import { holdBusinessClock, readBusinessClock } from '../kernel/business-clock.ts'
import { civilDate, startOfDay } from '../kernel/calendar.ts'
import { wallClock } from '../kernel/clock.ts'
import { openDb, openPool } from '../kernel/db.ts'
import { Fault } from '../kernel/errors.ts'
import { makeKeyRing } from '../kernel/key-ring.ts'
import { openKeys } from '../kernel/keys.ts'
import { openLog } from '../kernel/log.ts'
import { openMetrics } from '../kernel/metrics.ts'
import { migrate } from '../kernel/migrate.ts'

export type Core = Awaited<ReturnType<typeof openCore>>

/** What every process has, whatever its roles: the operator's pack, the database, keys, the log. */
export const openCore = async (config: Config) => {
  const log = openLog(config.logLevel, { process: [...config.roles].join(' '), mode: config.mode })
  const pack = await readPack(config)
  const { databaseOwnerUrl } = config
  const applied = databaseOwnerUrl === undefined ? [] : await migrate(databaseOwnerUrl)
  const metrics = openMetrics([...config.roles].join(' '))
  const pool = openPool({
    url: config.databaseUrl,
    size: config.poolSize,
    planOnce: !config.roles.has('worker'),
    onBroken: error => {
      metrics.countFault('connection')
      log.warn('a connection broke', { reason: error.name })
    },
  })
  const db = openDb(pool)
  metrics.watchPool(pool)
  const core = {
    config,
    log,
    metrics,
    pack,
    pool,
    db,
    keys: readKeys(config),
    wall: wallClock,
    /** Business time at the start of a request or job. */
    businessClock: () => readBusinessClock(db),
  }
  if (applied.includes(firstMigration)) await beginHistory(core)
  await publishOffers(core)
  return core
}

const firstMigration = '0001_kernel.sql'

/** A demonstration's new database stands at the month where its history begins. */
const beginHistory = async ({ config, db, pack }: Beginning): Promise<void> => {
  if (config.mode === 'production' || config.historyMonths === 0) return
  const zone = pack.brand.timeZone
  const today = civilDate(wallClock.now(), zone)
  const first = today.subtract({ months: config.historyMonths }).with({ day: 1 })
  await holdBusinessClock(db, startOfDay(first, zone))
}

/** The keys of this installation: made when missing, except in production. */
const readKeys = ({ mode, keysFile }: Config) => {
  if (mode !== 'production') makeKeyRing(keysFile)
  return openKeys(keysFile)
}

/** The operator's pack. A demonstration's legal identity is refused in production. */
const readPack = async ({ brand: id, mode }: Config) => {
  const reading = await loadBrand(id)
  if (reading.kind === 'refused') throw refusedPack(id, reading.problems)
  if (mode === 'production' && reading.pack.brand.legal.demonstration) {
    throw new Fault(`the legal identity of operator ${id} is a demonstration's`)
  }
  return reading.pack
}

type Beginning = Publishing & { readonly config: Config }

type Publishing = {
  readonly db: ReturnType<typeof openDb>
  readonly pack: Awaited<ReturnType<typeof readPack>>
}

/** The pack's offers hold from today's business date; the same offers again change nothing. */
const publishOffers = async ({ db, pack }: Publishing): Promise<void> => {
  const today = civilDate((await readBusinessClock(db)).now(), pack.brand.timeZone)
  const outcome = await publishCatalogue(db, pack, today)
  if (outcome.kind === 'refused') throw refusedPack(pack.brand.id, outcome.problems)
}

const refusedPack = (id: string, problems: readonly PackProblem[]): Fault => {
  const places = problems.map(problemSentence)
  return new Fault(`the pack of operator ${id} is refused:\n${places.join('\n')}`)
}
