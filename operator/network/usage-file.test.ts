import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import type { SubscriberLine } from '../people/household.ts'
import { readOffers } from '../people/offers.ts'
import { createPopulation } from '../people/population.ts'
import { civilDay, daysBetween } from './civil-day.ts'
import { usageOfDay } from './day-usage.ts'
import { type FileWish, recordsOfFile, usageFile } from './usage-file.ts'
import { recordColumns, type UsageRecord } from './usage-record.ts'

let lines: readonly SubscriberLine[]

beforeAll(async () => {
  const reading = await readOffers('sfr')
  if (reading.kind === 'refused') throw new Error(reading.problems.join('\n'))
  lines = createPopulation(42, reading.offers).flatMap(household => household.lines)
})

const wish = (more: Partial<FileWish> = {}): FileWish => ({
  seed: 42,
  lines: lines.map(line => ({ line, activeFrom: '2024-01-01' })),
  sequence: 4,
  from: '2026-03-01',
  to: '2026-03-11',
  fullFrom: '2025-11-22',
  until: '2026-03-10T22:55:00Z',
  ...more,
})
const digest = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')
const textOf = (more: Partial<FileWish>) =>
  gunzipSync(usageFile(wish(more))?.bytes ?? Buffer.alloc(0)).toString()

test('the same seed, line and day give the same records; another of any of them does not', () => {
  const [line, other] = lines
  if (!line || !other) throw new Error('there must be lines')
  const all = (seed: number, one: SubscriberLine) =>
    daysBetween('2026-03-01', '2026-03-20').flatMap(day =>
      usageOfDay({ seed, line: one, day, thin: false }),
    )
  expect(all(42, line)).toEqual(all(42, line))
  expect(all(43, line)).not.toEqual(all(42, line))
  expect(all(42, other)).not.toEqual(all(42, line))
})

test('the same wish gives the same bytes', () => {
  expect(digest(usageFile(wish())?.bytes)).toBe(digest(usageFile(wish())?.bytes))
  expect(digest(usageFile(wish({ seed: 43 }))?.bytes)).not.toBe(digest(usageFile(wish())?.bytes))
})

test('even files are CSV under their header, odd ones NDJSON with the same members', () => {
  const [header, ...rows] = textOf({}).trimEnd().split('\n')
  expect(header).toBe(recordColumns.join(','))
  for (const row of rows) expect(row.split(',')).toHaveLength(recordColumns.length)
  expect(usageFile(wish())?.name).toBe('usage-0004-2026-03-01.csv.gz')
  for (const row of textOf({ sequence: 5 }).trimEnd().split('\n')) {
    expect(Object.keys(JSON.parse(row))).toEqual([...recordColumns])
  }
})

test('identifiers are unique, but for what the network sends twice', () => {
  const ids = recordsOfFile(wish()).map(({ recordId }) => recordId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('nothing begins outside its day in France, on both sides of a change of the clocks', () => {
  for (const date of ['2026-03-28', '2026-03-29', '2026-10-25']) {
    const day = civilDay(date)
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString()
    for (const line of lines) {
      for (const { startedAt } of usageOfDay({ seed: 42, line, day, thin: false })) {
        expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(day.startsAtMs)
        expect(Date.parse(startedAt)).toBeLessThan(civilDay(next).startsAtMs)
      }
    }
  }
})

test('a late record is in a later file, once, and none is lost', () => {
  const files = ['2026-03-01', '2026-03-11', '2026-03-21', '2026-03-31', '2026-04-10']
  const ids: string[] = []
  for (const [at, from] of files.entries()) {
    const to = files[at + 1]
    if (to)
      ids.push(
        ...recordsOfFile(wish({ from, to, until: '2026-12-31T00:00:00Z' })).map(
          ({ recordId }) => recordId,
        ),
      )
  }
  const march = daysBetween('2026-03-01', '2026-03-31').flatMap(day =>
    lines.flatMap(line => usageOfDay({ seed: 42, line, day, thin: false })),
  )
  expect(new Set(ids).size).toBe(ids.length)
  const delivered = new Set(ids)
  expect(march.filter(({ recordId }) => !delivered.has(recordId))).toEqual([])
  const firstFile = new Set(recordsOfFile(wish()).map(({ recordId }) => recordId))
  const late = march.filter(
    ({ recordId, startedAt }) => startedAt < '2026-03-10' && !firstFile.has(recordId),
  )
  expect(late.length).toBeGreaterThan(0)
})

test('a line is silent before it is active', () => {
  const [first, second] = lines
  if (!first || !second) throw new Error('there must be lines')
  const some = [
    { line: first, activeFrom: '2026-03-05' },
    { line: second, activeFrom: '2026-04-01' },
  ]
  const records = recordsOfFile(wish({ lines: some }))
  expect(records.length).toBeGreaterThan(0)
  for (const { lineIdentifier, startedAt } of records) {
    expect(lineIdentifier).toBe(first.number)
    expect(startedAt >= '2026-03-04T23:00').toBe(true)
  }
})

test('nothing begins after the limit of a file', () => {
  const limit = '2026-03-10T12:00:00Z'
  const late = recordsOfFile(wish({ until: limit })).filter(({ startedAt }) => startedAt > limit)
  expect(late).toEqual([])
})

function everything(): readonly UsageRecord[] {
  return recordsOfFile(
    wish({ from: '2024-11-22', to: '2026-11-22', until: '2026-12-31T00:00:00Z' }),
  )
}

/** Two and a half seconds alone; a shared machine may take ten times that. */
const patienceMs = 120_000

test('two years are at most 300 000 records, with every kind of communication', {
  timeout: patienceMs,
}, () => {
  const records = everything()
  expect(records.length).toBeLessThan(300_000)
  expect(records.length).toBeGreaterThan(80_000)
  const older = records.filter(({ startedAt }) => startedAt < '2025-11-22').length
  expect(older).toBeLessThan(records.length / 3)
  for (const has of [
    (one: UsageRecord) => one.service === 'mms',
    (one: UsageRecord) => one.service === 'voice' && one.lineIdentifier.startsWith('+333'),
    (one: UsageRecord) => one.roaming === 'eu' && one.service === 'data',
    (one: UsageRecord) => one.roaming === 'other' && one.service === 'voice',
    (one: UsageRecord) => one.counterpart.startsWith('+4179') && one.roaming === 'home',
    (one: UsageRecord) => one.counterpart === '118000',
    (one: UsageRecord) => one.counterpart === '81000' && one.service === 'sms',
  ]) {
    expect(records.some(has)).toBe(true)
  }
})

test('some files hold what a network gets wrong', () => {
  const texts = Array.from({ length: 12 }, (_none, index) => textOf({ sequence: index * 2 }))
  for (const flaw of [/,12x,/, /,fax,/, /\+33639989999/]) {
    expect(texts.filter(text => flaw.test(text)).length).toBeGreaterThan(0)
  }
})
