import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../clock.ts'

/** Seconds by which a delivery's stamp may differ from our time (security.md row 19). */
const toleranceSeconds = 300

export type Signature = {
  readonly secret: string
  readonly header: string | undefined
  readonly body: Buffer
}

/**
 * Whether a header such as `t=<unix seconds>,v1=<hex>` signs this raw body: HMAC-SHA-256 of `t.body`, compared in
 * constant time, at most five minutes old. Several `v1` are several secrets in use while one is replaced.
 */
export const isSigned = (wall: Clock, { secret, header, body }: Signature): boolean => {
  const parts = (header ?? '').split(',').map(part => part.split('='))
  const stamp = parts.find(([name]) => name === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(stamp)) return false
  const nowSeconds = Math.floor(wall.now().epochMilliseconds / 1000)
  if (Math.abs(nowSeconds - Number(stamp)) > toleranceSeconds) return false
  const expected = createHmac('sha256', secret).update(`${stamp}.`).update(body).digest()
  return parts.some(
    ([name, hex = '']) =>
      name === 'v1' &&
      /^[0-9a-f]{64}$/.test(hex) &&
      timingSafeEqual(expected, Buffer.from(hex, 'hex')),
  )
}
