import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Chance } from '../../operator/chance.ts'
import type { Intake } from '../../operator/network/intake.ts'
import type { UsageFile } from '../../operator/network/usage-file.ts'
import { recordColumns, type UsageRecord } from '../../operator/network/usage-record.ts'
import type { Fate, Promises } from './promises.ts'

type Line = { readonly mobile: string; readonly since: string }

type IngesterDeps = {
  readonly intake: Intake
  readonly chance: Chance
  readonly promises: Promises
  readonly isOver: () => boolean
  /** Resolves when the network may go on. */
  readonly untilCalm: () => Promise<void>
  readonly name: string
  /** Lines in service, more of them with each sale. */
  readonly lines: readonly Line[]
  /** Business time as far as it is known to have come. */
  readonly now: () => Temporal.Instant
  /** What ingesters wrote lately, which the next files repeat: shared by all of them. */
  readonly written: MadeRecord[]
}

export type MadeRecord = { readonly record: UsageRecord; readonly fate: Fate }

const newInAFile = 170
const repeatedInAFile = 30
const keptForRepeating = 2000
const strangersMobile = '+33639989999'

/**
 * Delivers usage files until told that it is over, each again until it is acknowledged. Files overlap, a record may
 * stand twice in one, some are delivered twice at once; some lines are wrong and some are of nobody's.
 */
export const ingestUntil = async (deps: IngesterDeps): Promise<void> => {
  for (let count = 0; !deps.isOver(); count += 1) {
    const made = linesOfFile(deps, count)
    const file = fileOf(`${deps.name}-${count}`, made, deps.chance)
    const deliver = () => deliverUntilTaken(deps, file)
    await Promise.all(deps.chance.happens(0.15) ? [deliver(), deliver()] : [deliver()])
    deps.promises.files.push({
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      lines: made.map(({ record, fate }) => ({ id: record.recordId, fate })),
    })
    await pause(deps.chance.whole(150, 800))
    await deps.untilCalm()
  }
}

const deliverUntilTaken = async ({ intake, promises }: IngesterDeps, file: UsageFile) => {
  for (;;) {
    const delivered = await intake.deliverFile(file)
    if (delivered.kind === 'accepted') return
    promises.retries += 1
    if (delivered.status > 0 && delivered.status < 500 && delivered.status !== 429) {
      promises.broken.push(`a usage file was refused: ${delivered.status} ${delivered.answer}`)
      return
    }
  }
}

const linesOfFile = (deps: IngesterDeps, count: number): readonly MadeRecord[] => {
  const { written, chance, name } = deps
  const fresh = Array.from({ length: newInAFile }, (_, index) =>
    makeRecord(deps, `${name}-${count}-${index}`),
  )
  const repeated =
    written.length === 0
      ? []
      : Array.from({ length: repeatedInAFile }, () => chance.pick(written)).concat(
          chance.happens(0.5) ? fresh.slice(0, 3) : [],
        )
  written.push(...fresh)
  written.splice(0, Math.max(written.length - keptForRepeating, 0))
  return [...fresh, ...repeated]
}

const makeRecord = ({ chance, lines, now }: IngesterDeps, recordId: string): MadeRecord => {
  const line = chance.pick(lines)
  const record: UsageRecord = {
    recordId,
    lineIdentifier: line.mobile,
    direction: 'out',
    startedAt: startOf(chance, line, now()),
    servingMccMnc: '20810',
    roaming: 'home',
    ...chance.pick(communications)(chance),
  }
  const flaw = chance.next()
  if (flaw < 0.01) return { record: { ...record, quantity: '12x' }, fate: 'wrong' }
  if (flaw < 0.02)
    return { record: { ...record, lineIdentifier: strangersMobile }, fate: 'unknown-line' }
  return { record, fate: 'rated' }
}

type Communication = Pick<UsageRecord, 'service' | 'quantity' | 'counterpart'>

/** Inside the country, to a country that is charged, texts, data: what takes from allowances and what costs. */
const communications: readonly ((chance: Chance) => Communication)[] = [
  chance => ({
    service: 'voice',
    quantity: String(chance.whole(1, 900)),
    counterpart: '+33612345678',
  }),
  chance => ({
    service: 'voice',
    quantity: String(chance.whole(1, 120)),
    counterpart: '+41791234567',
  }),
  () => ({ service: 'sms', quantity: '1', counterpart: '+33612345678' }),
  chance => ({
    service: 'data',
    quantity: String(chance.whole(1000, 5_000_000)),
    counterpart: '',
  }),
]

/** Within the last hour; a few come ten days late. Never before the line was in service. */
const startOf = (chance: Chance, { since }: Line, now: Temporal.Instant): string => {
  const late = chance.happens(0.03) ? 240 : 0
  const at = now.subtract({ hours: late, seconds: chance.whole(0, 3600) })
  const first = Temporal.PlainDate.from(since)
    .toZonedDateTime('Europe/Paris')
    .add({ hours: 1 })
    .toInstant()
  const chosen = Temporal.Instant.compare(at, first) < 0 ? first : at
  return chosen.round('second').toString()
}

const fileOf = (name: string, made: readonly MadeRecord[], chance: Chance): UsageFile => {
  const isCsv = chance.happens(0.5)
  const text = isCsv
    ? `${recordColumns.join(',')}\n${made
        .map(({ record }) => recordColumns.map(column => record[column]).join(','))
        .join('\n')}\n`
    : `${made.map(({ record }) => JSON.stringify(record)).join('\n')}\n`
  const isPacked = chance.happens(0.5)
  const ending = isCsv ? 'csv' : 'ndjson'
  return {
    name: `${name}.${ending}${isPacked ? '.gz' : ''}`,
    contentType: isCsv ? 'text/csv' : 'application/x-ndjson',
    bytes: isPacked ? gzipSync(text, { level: 1 }) : Buffer.from(text),
  }
}
