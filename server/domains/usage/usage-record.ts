import { type Static, Type } from 'typebox'
import { closed } from '../../../contract/closed.ts'
import { microsecondsOf } from '../../kernel/calendar.ts'
import { type Direction, normalisedNumber, type Service, type Tariffs } from '../catalog/public.ts'

/** The columns of a usage file, which are also the members of a line of NDJSON. */
export const recordFields = [
  'recordId',
  'lineIdentifier',
  'service',
  'direction',
  'startedAt',
  'quantity',
  'counterpart',
  'servingMccMnc',
  'roaming',
] as const
export type RecordField = (typeof recordFields)[number]
export const RawRecordShape = closed({
  recordId: Type.String(),
  lineIdentifier: Type.String(),
  service: Type.String(),
  direction: Type.String(),
  startedAt: Type.String(),
  quantity: Type.String(),
  counterpart: Type.String(),
  servingMccMnc: Type.String(),
  roaming: Type.String(),
})
export type RawRecord = Readonly<Static<typeof RawRecordShape>>

/** One communication, as the network measured it. Immutable. */
export type UsageRecord = {
  readonly recordId: string
  /** E.164 with its plus sign. */
  readonly lineIdentifier: string
  readonly service: Service
  readonly direction: Direction
  /** When it began, as it is written. */
  readonly startedText: string
  /** The same in microseconds since 1970. A record makes no Temporal object: at 20 000 a second they cost too much. */
  readonly startedUs: number
  /** Seconds, messages or bytes. */
  readonly quantity: bigint
  /** E.164 with its plus sign, a short number, the name of a sender as it is written, or nothing. */
  readonly counterpart: string
  /** Digits of the MCC and MNC; empty on a line without a mobile network. */
  readonly servingMccMnc: string
  readonly roaming: 'home' | 'eu' | 'other'
}

/** Why a line of a file is set aside, by the field at fault. */
export type RejectReason =
  | 'malformed-line'
  | 'unknown-member'
  | 'record-id'
  | 'line-identifier'
  | 'service'
  | 'direction'
  | 'started-at'
  | 'in-the-future'
  | 'quantity'
  | 'quantity-too-large'
  | 'counterpart'
  | 'serving-network'
  | 'roaming'

/** The most that one communication can be; beyond, the record is wrong and not the customer. */
const largest: Readonly<Record<Service, bigint>> = {
  voice: 7n * 86_400n,
  sms: 1000n,
  mms: 1000n,
  data: 10n ** 13n,
}

export type ReadRecord =
  | { readonly kind: 'record'; readonly record: UsageRecord }
  | { readonly kind: 'rejected'; readonly reason: RejectReason }

/** No communication is older than the years that have four digits for `Date.UTC`. */
const instantPattern =
  /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/

const services = ['voice', 'sms', 'mms', 'data'] as const
const directions = ['out', 'in'] as const
const roamings = ['home', 'eu', 'other'] as const

export type ReadOptions = {
  readonly numbering: Tariffs['numbering']
  readonly latest: Temporal.Instant
}

/**
 * Reads one record. `latest` is the last instant at which a communication may have begun. A field that is
 * not exactly what the file format says rejects the record: nothing is guessed.
 */
export const readRecord = (raw: RawRecord, { numbering, latest }: ReadOptions): ReadRecord => {
  const service = services.find(known => known === raw.service)
  const direction = directions.find(known => known === raw.direction)
  const roaming = roamings.find(known => known === raw.roaming)
  const line = numberOf(raw.lineIdentifier, numbering)
  const startedUs = microsecondsIn(raw.startedAt)
  if (!/^[\w.:-]{1,64}$/.test(raw.recordId)) return rejected('record-id')
  if (!e164.test(line)) return rejected('line-identifier')
  if (service === undefined) return rejected('service')
  if (direction === undefined) return rejected('direction')
  if (startedUs === null) return rejected('started-at')
  if (startedUs > microsecondsOf(latest)) return rejected('in-the-future')
  if (!/^\d{1,18}$/.test(raw.quantity)) return rejected('quantity')
  if (BigInt(raw.quantity) > largest[service]) return rejected('quantity-too-large')
  if (!isCounterpart(raw.counterpart)) return rejected('counterpart')
  if (!/^(\d{5,6})?$/.test(raw.servingMccMnc)) return rejected('serving-network')
  if (roaming === undefined) return rejected('roaming')
  return {
    kind: 'record',
    record: {
      recordId: raw.recordId,
      lineIdentifier: line,
      service,
      // Data goes both ways in one record: it has no direction of its own.
      direction: service === 'data' ? 'out' : direction,
      startedText: raw.startedAt,
      startedUs,
      quantity: BigInt(raw.quantity),
      counterpart: numberOf(raw.counterpart, numbering),
      servingMccMnc: raw.servingMccMnc,
      roaming,
    },
  }
}

const rejected = (reason: RejectReason): ReadRecord => ({ kind: 'rejected', reason })

/** A number, or the name that a sender of texts may carry: letters, digits and a few signs. */
const isCounterpart = (text: string): boolean => /^[\p{L}\p{N} +*#&'._()-]{0,32}$/u.test(text)

const e164 = /^\+[1-9]\d{6,14}$/
/** Digits of the longest national short number (116000, 118712); anything longer has a country. */
const mostShortDigits = 6

/** One writing for each number: `+33612345678` or `3179`. What is no number stays as it is. */
const numberOf = (text: string, numbering: Tariffs['numbering']): string => {
  const digits = normalisedNumber(numbering, text)
  if (digits === null) return text
  const isShort = digits.length <= mostShortDigits && !text.startsWith('+')
  return isShort ? digits : `+${digits}`
}

/** Microseconds since 1970; a date that the calendar does not have (30 February) is refused, never moved. */
const microsecondsIn = (text: string): number | null => {
  if (!instantPattern.test(text)) return null
  const year = digitsIn(text, 0, 4)
  const month = digitsIn(text, 5, 7)
  const day = digitsIn(text, 8, 10)
  if (day > daysIn(year, month)) return null
  const hour = digitsIn(text, 11, 13)
  const minute = digitsIn(text, 14, 16)
  const ms = Date.UTC(year, month - 1, day, hour, minute, digitsIn(text, 17, 19))
  const fraction = text.length === secondsEnd + 1 ? '' : text.slice(secondsEnd + 1, -1)
  return ms * 1000 + Number(fraction.padEnd(6, '0'))
}

/** `2026-11-20T10:00:00` has this many characters. */
const secondsEnd = 19

/** The number that digits of a text write. */
const digitsIn = (text: string, from: number, to: number): number => {
  let value = 0
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48
  return value
}

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
