import type { LoginId, SessionId } from '../../../contract/ids.ts'
import type { Origin } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Cookie } from '../../kernel/http/cookies.ts'
import { cookieNames } from '../../kernel/http/origin.ts'
import { newId, newSecret } from '../../kernel/ids.ts'
import type { IdentityDeps } from './deps.ts'
import { deviceName } from './device-name.ts'
import { noFlowCookie } from './flow.ts'
import { lifetimes } from './lifetimes.ts'
import { insertDevice, insertSession, updateSession } from './queries.ts'
import { hashToken } from './secrets.ts'

export type Factor = 'password' | 'totp' | 'sms' | 'email'

const daySeconds = 86_400

const sessionCookie = (value: string): Cookie => ({
  name: cookieNames.session,
  value,
  maxAgeSeconds: lifetimes.sessionDays * daySeconds,
})

export const noSessionCookie: Cookie = { name: cookieNames.session, value: '', maxAgeSeconds: 0 }

/** Opens a session with a token that did not exist before (ASVS 7.2.4), and ends the journey. */
export const openSession = async (
  deps: IdentityDeps,
  tx: Tx,
  opened: {
    readonly loginId: LoginId
    readonly origin: Origin
    readonly shown: readonly Factor[]
  },
): Promise<readonly Cookie[]> => {
  const now = deps.wall.now()
  const token = newSecret()
  const at = (factor: Factor) => (opened.shown.includes(factor) ? now : null)
  await insertSession(tx, {
    login_id: opened.loginId,
    id: newId('session'),
    token_hash: hashToken(token),
    device_name: deviceName(opened.origin.userAgent),
    address: opened.origin.address,
    created_at: now,
    seen_at: now,
    expires_at: now.add({ hours: lifetimes.sessionDays * 24 }),
    password_at: at('password'),
    totp_at: at('totp'),
    sms_at: at('sms'),
    email_at: at('email'),
  })
  return [sessionCookie(token), noFlowCookie]
}

/** A factor shown again: its instant, and a new token for the session. */
export const raiseSession = async (
  deps: IdentityDeps,
  tx: Tx,
  sessionId: SessionId,
  factor: Factor,
): Promise<readonly Cookie[]> => {
  const token = newSecret()
  const now = deps.wall.now()
  await updateSession(tx, sessionId, { token_hash: hashToken(token), ...shownAt(factor, now) })
  return [sessionCookie(token)]
}

const shownAt = (factor: Factor, at: Temporal.Instant) => {
  switch (factor) {
    case 'password':
      return { password_at: at }
    case 'totp':
      return { totp_at: at }
    case 'sms':
      return { sms_at: at }
    case 'email':
      return { email_at: at }
  }
}

/** Remembers a browser that has just shown two factors. */
export const trustDevice = async (
  deps: IdentityDeps,
  tx: Tx,
  { loginId, origin }: { readonly loginId: LoginId; readonly origin: Origin },
): Promise<Cookie> => {
  const now = deps.wall.now()
  const token = newSecret()
  await insertDevice(tx, {
    login_id: loginId,
    id: newId('device'),
    token_hash: hashToken(token),
    name: deviceName(origin.userAgent),
    trusted_at: now,
    expires_at: now.add({ hours: lifetimes.deviceDays * 24 }),
  })
  return {
    name: cookieNames.device,
    value: token,
    maxAgeSeconds: lifetimes.deviceDays * daySeconds,
  }
}
