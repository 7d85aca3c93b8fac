import { randomBytes, randomFillSync, randomInt } from 'node:crypto'
import { asId, type Id, type IdKind } from '../../contract/ids.ts'
import { nowMs } from './clock.ts'

let lastMs = 0
let sequence = 0

/** Random bytes drawn many at once: a call for each id cost ten times what the rest of it does. */
const drawn = Buffer.alloc(8192)
let used = drawn.length

/** Where the next `count` unused random bytes stand in `drawn`. */
const drawRandom = (count: number): number => {
  if (used + count > drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += count
  return used - count
}

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of wall milliseconds, then 12 bits that count within one
 * millisecond so that ids of one process sort in the order they were made, then 62 random bits.
 */
export const uuidv7 = (): string => {
  const ms = nowMs()
  if (ms > lastMs) {
    lastMs = ms
    sequence = randomInt(0, 0x400)
  } else if (++sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  }
  const time = lastMs.toString(16).padStart(12, '0')
  const count = (0x7000 | sequence).toString(16)
  const at = drawRandom(8)
  drawn[at] = ((drawn[at] ?? 0) & 0x3f) | 0x80
  const random = drawn.toString('hex', at, at + 8)
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}-${random.slice(0, 4)}-${random.slice(4)}`
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
