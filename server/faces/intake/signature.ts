import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../kernel/clock.ts'

/** Seconds by which a delivery's stamp may differ from our time (security.md row 19). */
const toleranceSeconds = 300

export type Signature = {
  readonly secret: string
  readonly header: string | undefined
  readonly body: Buffer
}

/**
 * Whether `t=<unix seconds>,v1=<hex>` signs this raw body: HMAC-SHA-256 of `t.body`, compared in constant
 * time, at most five minutes old.
 */
export const isSigned = (wall: Clock, { secret, header, body }: Signature): boolean => {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '')
  if (match === null) return false
  const [, stamp = '', given = ''] = match
  const nowSeconds = Math.floor(wall.now().epochMilliseconds / 1000)
  if (Math.abs(nowSeconds - Number(stamp)) > toleranceSeconds) return false
  const expected = createHmac('sha256', secret).update(`${stamp}.`).update(body).digest()
  return timingSafeEqual(expected, Buffer.from(given, 'hex'))
}
