import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { linesOf, readerOf, unpackFile } from './usage-file.ts'
import { recordFields } from './usage-record.ts'

const numbering = {
  countryCode: '33',
  trunkPrefix: '0',
  internationalPrefix: '00',
  nationalDigits: 9,
}
const options = { numbering, latest: Temporal.Instant.from('2026-11-23T00:00:00Z') }
const header = recordFields.join(',')
const good = 'r-1,+33639980001,voice,out,2026-11-20T10:00:00Z,61,+33612345678,20810,home'

const readAll = (text: string) => {
  const reader = readerOf(text, options)
  if (typeof reader === 'string') return reader
  return [...linesOf(text, reader)].map(({ line, read }) =>
    read.kind === 'record' ? [line, read.record.recordId] : [line, read.reason],
  )
}
const changed = (field: (typeof recordFields)[number], value: string) => {
  const cells = good.split(',')
  cells[recordFields.indexOf(field)] = value
  return cells.join(',')
}

test('CSV and NDJSON of the same record read the same', () => {
  const members = Object.fromEntries(good.split(',').map((cell, i) => [recordFields[i], cell]))
  const json = JSON.stringify({ ...members, quantity: 61 })
  const [csvReader, jsonReader] = [readerOf(`${header}\n${good}`, options), readerOf(json, options)]
  if (typeof csvReader === 'string' || typeof jsonReader === 'string') throw new Error('refused')
  expect(jsonReader.read(json)).toEqual(csvReader.read(good))
  expect(csvReader.read(good)).toMatchObject({
    kind: 'record',
    record: { quantity: 61n, counterpart: '+33612345678', service: 'voice' },
  })
})

test('bad lines are told by number and reason, and the good ones beside them are kept', () => {
  const text = [header, good, 'half a line', '', changed('quantity', '-5'), `"${good}`, good]
  expect(readAll(text.join('\r\n'))).toEqual([
    [2, 'r-1'],
    [3, 'malformed-line'],
    [5, 'quantity'],
    [6, 'malformed-line'],
    [7, 'r-1'],
  ])
})

test.each([
  ['recordId', '', 'record-id'],
  ['recordId', "r'); drop table usage.file; --", 'record-id'],
  ['lineIdentifier', '112', 'line-identifier'],
  ['service', 'fax', 'service'],
  ['direction', 'sideways', 'direction'],
  ['startedAt', '2026-11-20 10:00:00', 'started-at'],
  ['startedAt', '2026-02-30T10:00:00Z', 'started-at'],
  ['startedAt', '2026-11-20T10:00:00+01:00', 'started-at'],
  ['startedAt', '2026-11-24T10:00:00Z', 'in-the-future'],
  ['quantity', '1.5', 'quantity'],
  ['quantity', '9'.repeat(40), 'quantity'],
  ['quantity', '999999999', 'quantity-too-large'],
  ['counterpart', '=HYPERLINK("x")', 'malformed-line'],
  ['counterpart', '=cmd|x', 'counterpart'],
  ['counterpart', 'a\u0000b', 'counterpart'],
  ['servingMccMnc', '208', 'serving-network'],
  ['roaming', 'mars', 'roaming'],
] as const)('%s of %j is rejected as %s', (field, value, reason) => {
  expect(readAll(`${header}\n${changed(field, value)}`)).toEqual([[2, reason]])
})

test('the name of a sender is kept as it is', () => {
  const line = changed('counterpart', "L'Épicerie 24")
  const reader = readerOf(header, options)
  if (typeof reader === 'string') throw new Error('refused')
  expect(reader.read(line)).toMatchObject({ record: { counterpart: "L'Épicerie 24" } })
})

test.each([
  ['{"recordId":"r-1","__proto__":{"a":1}}', 'unknown-member'],
  ['{"recordId":{"$gt":""}}', 'malformed-line'],
  ['[1]', 'malformed-line'],
  ['{', 'malformed-line'],
])('NDJSON %s is rejected as %s', (line, reason) => {
  expect(readAll(`{}\n${line}`)).toEqual([
    [1, 'record-id'],
    [2, reason],
  ])
})

describe('files refused whole', () => {
  test.each([
    'recordId,lineIdentifier',
    `${header},extra`,
    header.replace('roaming', 'recordId'),
    '<html>',
  ])('the header %s', wrong => {
    expect(readAll(`${wrong}\n${good}`)).toBe('wrong-header')
  })

  test('gzip is unpacked, and a bomb is not', async () => {
    const text = `${header}\n${good}`
    expect(await unpackFile(gzipSync(text), 10_000)).toEqual({ kind: 'text', text })
    const bomb = gzipSync(Buffer.alloc(5_000_000))
    expect(bomb.length).toBeLessThan(10_000)
    expect(await unpackFile(bomb, 1_000_000)).toEqual({ kind: 'refused', reason: 'too-large' })
    expect(await unpackFile(Buffer.alloc(20_000, 65), 10_000)).toMatchObject({
      reason: 'too-large',
    })
  })

  test('a broken gzip and an empty file', async () => {
    const broken = gzipSync('x'.repeat(1000)).subarray(0, 15)
    expect(await unpackFile(broken, 10_000)).toEqual({ kind: 'refused', reason: 'not-readable' })
    expect(await unpackFile(Buffer.from(' \n'), 100)).toEqual({ kind: 'refused', reason: 'empty' })
  })
})
