import { randomBytes, randomInt } from 'node:crypto'
import { asId, type Id, type IdKind } from '../../contract/ids.ts'
import { wallClock } from './clock.ts'

let lastMs = 0
let sequence = 0

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of wall milliseconds, then 12 bits that count within one
 * millisecond so that ids of one process sort in the order they were made, then 62 random bits.
 */
export const uuidv7 = (): string => {
  const nowMs = wallClock.now().epochMilliseconds
  if (nowMs > lastMs) {
    lastMs = nowMs
    sequence = randomInt(0, 0x400)
  } else if (++sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [8, 12, 16, 20, 32]
    .map((end, i, ends) => hex.slice(i === 0 ? 0 : ends[i - 1], end))
    .join('-')
}

/** A new id of the kind given. */
export const newId = <K extends IdKind>(kind: K): Id<K> => asId(kind, uuidv7())

/** `count` random bytes: keys and nonces. */
export const newBytes = (count: number): Buffer => randomBytes(count)

/** 256 random bits in base64url: session tokens, device cookies, reset links. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** `digits` random decimal digits, uniform: one-time codes. */
export const newCode = (digits: number): string =>
  Array.from({ length: digits }, () => randomInt(0, 10)).join('')

/** Human-readable reference of `length` letters and digits without the look-alikes 0 O 1 I L. */
export const newReference = (length: number): string =>
  Array.from({ length }, () => 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'.charAt(randomInt(0, 31))).join('')
