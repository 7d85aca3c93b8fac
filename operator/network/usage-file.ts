import { gzipSync } from 'node:zlib'
import { chanceOf } from '../chance.ts'
import type { SubscriberLine } from '../people/household.ts'
import { type CivilDay, daysBetween } from './civil-day.ts'
import { usageOfDay } from './day-usage.ts'
import { recordColumns, type UsageRecord } from './usage-record.ts'

/** A file as it is delivered: gzip of CSV or NDJSON, always under the same name. */
export type UsageFile = {
  name: string
  contentType: 'text/csv' | 'application/x-ndjson'
  bytes: Buffer
}

/** A line and the first day on which it can be used. */
export type ActiveLine = { line: SubscriberLine; activeFrom: string }

/** What a file holds: the days from `from` included to `to` excluded. */
export type FileWish = {
  seed: number
  lines: readonly ActiveLine[]
  /** one more for each file: even ones are CSV, odd ones NDJSON */
  sequence: number
  from: string
  to: string
  /** days before this date are thin */
  fullFrom: string
  /** nothing that begins after this instant is written */
  until: string
}

const lateShare = 0.002
/** What a line did on a late day is written with the file of ten days after. */
const lateByDays = 10

function isLate(seed: number, line: SubscriberLine, day: CivilDay): boolean {
  return chanceOf(seed, 'late', line.externalId, day.date).happens(lateShare)
}

function recordsOf(wish: FileWish, days: readonly CivilDay[], late: boolean): UsageRecord[] {
  const { seed, lines, fullFrom } = wish
  return days.flatMap(day =>
    lines
      .filter(({ line, activeFrom }) => activeFrom <= day.date && isLate(seed, line, day) === late)
      .flatMap(({ line }) => usageOfDay({ seed, line, day, thin: day.date < fullFrom })),
  )
}

function shifted(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** What was done on the days, but on late ones, and on the late ones whose delay ends on these days. */
export function recordsOfFile(wish: FileWish): readonly UsageRecord[] {
  const { from, to, until } = wish
  const own = recordsOf(wish, daysBetween(from, to), false)
  const before = daysBetween(shifted(from, -lateByDays), shifted(to, -lateByDays))
  const limit = Temporal.Instant.from(until).epochMilliseconds
  return [...own, ...recordsOf(wish, before, true)].filter(
    ({ startedAt }) => Date.parse(startedAt) <= limit,
  )
}

/** What networks get wrong: a quantity that is none, a line nobody has, a record sent twice, a cut line. */
function flawsOf(
  { seed, sequence, from }: FileWish,
  records: readonly UsageRecord[],
): readonly UsageRecord[] {
  const chance = chanceOf(seed, 'flaws', sequence)
  const sample = records[chance.whole(0, Math.max(records.length - 1, 0))]
  if (!sample) return []
  const flaws: UsageRecord[] = []
  if (chance.happens(0.4)) flaws.push({ ...sample, recordId: `bad:${from}:q`, quantity: '12x' })
  if (chance.happens(0.3)) flaws.push({ ...sample, recordId: `bad:${from}:s`, service: 'fax' })
  if (chance.happens(0.4))
    flaws.push({ ...sample, recordId: `bad:${from}:u`, lineIdentifier: '+33639989999' })
  if (chance.happens(0.5)) flaws.push(sample)
  return flaws
}

function toCsv(records: readonly UsageRecord[]): string {
  const rows = records.map(record => recordColumns.map(column => record[column]).join(','))
  return `${recordColumns.join(',')}\n${rows.join('\n')}\n`
}

function toNdjson(records: readonly UsageRecord[]): string {
  return `${records.map(record => JSON.stringify(record)).join('\n')}\n`
}

/** The file of a wish: the same wish gives the same bytes. Undefined when nothing happened. */
export function usageFile(wish: FileWish): UsageFile | undefined {
  const records = recordsOfFile(wish)
  if (!records.length) return undefined
  const all = [...records, ...flawsOf(wish, records)]
  const isCsv = wish.sequence % 2 === 0
  const name = `usage-${String(wish.sequence).padStart(4, '0')}-${wish.from}.${isCsv ? 'csv' : 'ndjson'}.gz`
  return {
    name,
    contentType: isCsv ? 'text/csv' : 'application/x-ndjson',
    bytes: gzipSync(isCsv ? toCsv(all) : toNdjson(all), { level: 6 }),
  }
}
