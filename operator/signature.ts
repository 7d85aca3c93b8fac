import { createHmac } from 'node:crypto'

/** `t=<seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`: what Stripe signs webhooks with, and what
 *  the operator signs the files and activations it delivers with. */
export function signBody(body: string | Buffer, secret: string, atSeconds: number): string {
  const digest = createHmac('sha256', secret).update(`${atSeconds}.`).update(body).digest('hex')
  return `t=${atSeconds},v1=${digest}`
}
