import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import {
  type RawRecord,
  type ReadOptions,
  type ReadRecord,
  type RecordField,
  readRecord,
  recordFields,
} from './usage-record.ts'

/** Why a file is refused whole. */
export type FileRefusal = 'too-large' | 'not-readable' | 'empty' | 'wrong-header'

export type UnpackedFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: FileRefusal }

/** One line of a file and what it says. Lines are counted from 1, the header included. */
export type FileLine = { readonly line: number; readonly text: string; readonly read: ReadRecord }

const unzip = promisify(gunzip)

/**
 * The text of a delivered file, unzipped when it is gzip. `mostBytes` bounds what comes out: a small file
 * that unpacks to more is refused before its bytes are held.
 */
export const unpackFile = async (bytes: Buffer, mostBytes: number): Promise<UnpackedFile> => {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!isGzip && bytes.length > mostBytes) return refused('too-large')
  try {
    const plain = isGzip ? await unzip(bytes, { maxOutputLength: mostBytes }) : bytes
    const text = new TextDecoder('utf-8').decode(plain)
    return text.trim() === '' ? refused('empty') : { kind: 'text', text }
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, 'code') : ''
    return refused(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-readable')
  }
}

const refused = (reason: FileRefusal) => ({ kind: 'refused' as const, reason })

/** How lines become records: NDJSON when the first line opens an object, else CSV under its header. */
export type LineReader = {
  readonly firstLine: number
  readonly read: (text: string) => ReadRecord
}

/** Chooses the reader of a file; a CSV header must name each column once and no other, in any order. */
export const readerOf = (text: string, options: ReadOptions): LineReader | FileRefusal => {
  const end = text.indexOf('\n')
  const first = (end === -1 ? text : text.slice(0, end)).trim()
  if (first.startsWith('{')) return { firstLine: 1, read: line => readJsonLine(line, options) }
  const columns = cellsOf(first)?.map(cell => cell.trim()) ?? []
  const fields = columns.flatMap(name => recordFields.find(field => field === name) ?? [])
  const isWhole = columns.length === recordFields.length && new Set(fields).size === columns.length
  if (!isWhole) return 'wrong-header'
  const places = placesOf(fields)
  return { firstLine: 2, read: line => readCsvLine(line, places, options) }
}

/** The lines of a file from `firstLine` on; empty ones are passed over. */
export const linesOf = function* (text: string, { firstLine, read }: LineReader) {
  let line = 0
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const stop = end === -1 ? text.length : end
    const content = text.slice(start, text[stop - 1] === '\r' ? stop - 1 : stop)
    line += 1
    start = stop + 1
    if (line < firstLine || content.trim() === '') continue
    yield { line, text: content, read: read(content) } satisfies FileLine
  }
}

const malformed: ReadRecord = { kind: 'rejected', reason: 'malformed-line' }

/** In which cell of a line each field stands. */
type Places = Readonly<Record<RecordField, number>>

const placesOf = (fields: readonly RecordField[]): Places => ({
  recordId: fields.indexOf('recordId'),
  lineIdentifier: fields.indexOf('lineIdentifier'),
  service: fields.indexOf('service'),
  direction: fields.indexOf('direction'),
  startedAt: fields.indexOf('startedAt'),
  quantity: fields.indexOf('quantity'),
  counterpart: fields.indexOf('counterpart'),
  servingMccMnc: fields.indexOf('servingMccMnc'),
  roaming: fields.indexOf('roaming'),
})

const readCsvLine = (line: string, places: Places, options: ReadOptions): ReadRecord => {
  const cells = cellsOf(line)
  if (cells === null || cells.length !== recordFields.length) return malformed
  const raw: RawRecord = {
    recordId: cells[places.recordId] ?? '',
    lineIdentifier: cells[places.lineIdentifier] ?? '',
    service: cells[places.service] ?? '',
    direction: cells[places.direction] ?? '',
    startedAt: cells[places.startedAt] ?? '',
    quantity: cells[places.quantity] ?? '',
    counterpart: cells[places.counterpart] ?? '',
    servingMccMnc: cells[places.servingMccMnc] ?? '',
    roaming: cells[places.roaming] ?? '',
  }
  return readRecord(raw, options)
}

/** The cells of one line. A record never spans lines, so an open quote spoils one line and not the file. */
const cellsOf = (line: string): readonly string[] | null => {
  if (!line.includes('"')) return line.split(',')
  try {
    const [cells = []] = parse(line, { relax_column_count: true })
    return cells
  } catch {
    return null
  }
}

const readJsonLine = (line: string, options: ReadOptions): ReadRecord => {
  const members = objectOf(line)
  if (members === null) return malformed
  const raw = emptyRecord()
  for (const [name, value] of Object.entries(members)) {
    const field = recordFields.find(known => known === name)
    if (field === undefined) return { kind: 'rejected', reason: 'unknown-member' }
    const isText =
      typeof value === 'string' || (field === 'quantity' && Number.isSafeInteger(value))
    if (!isText) return malformed
    raw[field] = String(value)
  }
  return readRecord(raw, options)
}

const objectOf = (line: string): object | null => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

const emptyRecord = (): { -readonly [F in RecordField]: RawRecord[F] } => ({
  recordId: '',
  lineIdentifier: '',
  service: '',
  direction: '',
  startedAt: '',
  quantity: '',
  counterpart: '',
  servingMccMnc: '',
  roaming: '',
})
