import { generateSecret, generateURI, verifySync } from 'otplib'
import type { LoginId, StaffId } from '../../../contract/ids.ts'
import type { Keys } from '../../kernel/keys.ts'

/** One step of 30 s each way: a phone's clock may be a little off (RFC 6238 §5.2). */
const toleranceSeconds = 30

/** A new secret in base32, as authenticator apps take it. */
export const newTotpSecret = (): string => generateSecret()

/** What an authenticator app reads from a QR code. */
export const totpUri = (issuer: string, label: string, secret: string): string =>
  generateURI({ issuer, label, secret })

/** The step of time whose code this is, or null. The caller takes the step, so that it counts once. */
export const totpStep = (secret: string, code: string, now: Temporal.Instant): bigint | null => {
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.epochMilliseconds / 1000),
    epochTolerance: toleranceSeconds,
  })
  return result.valid && 'timeStep' in result ? BigInt(result.timeStep) : null
}

const about = (owner: LoginId | StaffId) => `totp ${owner}`

/** Encrypts a secret, bound to its owner. */
export const sealTotp = (keys: Keys, owner: LoginId | StaffId, secret: string): Buffer =>
  keys.seal(Buffer.from(secret), about(owner))

/** The inverse of `sealTotp`. */
export const openTotp = (keys: Keys, owner: LoginId | StaffId, sealed: Buffer): string =>
  keys.open(sealed, about(owner)).toString()
