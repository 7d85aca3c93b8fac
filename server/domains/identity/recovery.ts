import { timingSafeEqual } from 'node:crypto'
import type { Origin } from '../../kernel/actor.ts'
import { type Tx, transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import type { Cookie } from '../../kernel/http/cookies.ts'
import { cookieNames } from '../../kernel/http/origin.ts'
import { newSecret } from '../../kernel/ids.ts'
import { isBreached } from './breached.ts'
import type { CodeVerdict } from './code.ts'
import { contactOf, openContacts } from './contacts.ts'
import type { Channel, IdentityDeps } from './deps.ts'
import { deviceName } from './device-name.ts'
import { endAllSessions } from './end-sessions.ts'
import { beginFlow, guessCode, issueCode, nobody, noFlowCookie } from './flow.ts'
import { readIdentifier } from './identifier.ts'
import { lifetimes } from './lifetimes.ts'
import { noSessionCookie } from './open-session.ts'
import { type PasswordRefusal, refusePassword } from './password.ts'
import {
  findLogin,
  findLoginByIdentifier,
  lockFlow,
  revokeDevices,
  updateFlow,
  updateLogin,
} from './queries.ts'
import { hashPassword, hashToken } from './secrets.ts'

/** Begins a reset. The same rows and the same queued work for any identifier (S11). */
export const startRecovery = async (
  deps: IdentityDeps,
  origin: Origin,
  { identifier, channel }: { readonly identifier: string; readonly channel: Channel },
): Promise<Cookie> => {
  const values = readIdentifier(identifier).flatMap(({ kind, value }) =>
    kind === 'contract' ? [] : [{ kind, hash: deps.keys.hash(`identifier ${kind}`, value) }],
  )
  return transact(deps.db, async tx => {
    const found = await findLoginByIdentifier(tx, values)
    const login = found && (await findLogin(tx, found.id))
    const flow = await beginFlow(deps, tx, 'recovery', { ...nobody, loginId: login?.id ?? null })
    const contacts = login && openContacts(deps.keys, login)
    await issueCode(deps, tx, {
      flowId: flow.id,
      purpose: 'recovery',
      channel,
      to: contacts ? contactOf(contacts, channel) : null,
      standIn: identifier,
      address: origin.address,
      language: login?.language ?? origin.language,
      link: channel === 'email' ? `${deps.recoveryLink}${linkOf(deps, flow.token)}` : null,
    })
    return flow.cookie
  })
}

/** What the link holds: the journey, and a proof that the cookie of whoever began it does not give. */
const linkOf = (deps: IdentityDeps, token: string): string =>
  `${token}.${proofOf(deps, token).toString('base64url')}`

const proofOf = ({ keys }: IdentityDeps, token: string): Buffer => keys.hash('recovery link', token)

/** The journey of a link whose proof is right. */
const readLink = (deps: IdentityDeps, link: string): string | undefined => {
  const [token = '', proof = ''] = link.split('.')
  const expected = proofOf(deps, token)
  const shown = Buffer.from(proof, 'base64url')
  return shown.length === expected.length && timingSafeEqual(shown, expected) ? token : undefined
}

type State = 'awaiting-code' | 'code-shown'

const lockRecovery = async (tx: Tx, token: string | undefined, states: readonly State[]) => {
  if (token === undefined) return undefined
  const flow = await lockFlow(tx, hashToken(token), 'recovery')
  return states.some(state => flow?.state === state) ? flow : undefined
}

/** Judges the code of a reset. */
export const verifyRecovery = (
  deps: IdentityDeps,
  origin: Origin,
  code: string,
): Promise<CodeVerdict | 'no-journey'> =>
  transact(deps.db, async tx => {
    const flow = await lockRecovery(tx, origin.flowToken, ['awaiting-code'])
    return flow === undefined ? 'no-journey' : guessCode(deps, tx, flow, code)
  })

/**
 * Takes the link of a reset in place of its code, in any browser, once. Its proof went only to the contact
 * on file, like the code. The journey gets a new token: the browser that began it may be a stranger's.
 */
export const openRecoveryLink = (
  deps: IdentityDeps,
  link: string,
): Promise<Cookie | 'no-journey'> =>
  transact(deps.db, async tx => {
    const flow = await lockRecovery(tx, readLink(deps, link), ['awaiting-code', 'code-shown'])
    if (flow === undefined || flow.login_id === null || flow.channel !== 'email')
      return 'no-journey'
    if (isPast(deps, flow.expires_at)) return 'no-journey'
    const token = newSecret()
    const opened = { state: 'code-shown', code_hash: null, token_hash: hashToken(token) } as const
    await updateFlow(tx, flow.id, opened)
    return { name: cookieNames.flow, value: token, maxAgeSeconds: lifetimes.flowMinutes * 60 }
  })

const isPast = ({ wall }: IdentityDeps, at: Temporal.Instant) =>
  Temporal.Instant.compare(wall.now(), at) > 0

export type Recovered =
  | { readonly kind: 'recovered'; readonly cookies: readonly Cookie[] }
  | { readonly kind: PasswordRefusal | 'no-journey' }

/**
 * Sets the new password: every session and trusted device ends, and every contact is told. The contact used
 * here is no second factor for three days, so that one stolen mailbox is not both.
 */
export const completeRecovery = async (
  deps: IdentityDeps,
  origin: Origin,
  password: string,
): Promise<Recovered> => {
  const refusal = refusePassword({
    password,
    context: deps.contextWords,
    breached: await isBreached(password),
  })
  if (refusal !== null) return { kind: refusal }
  const passwordHash = await hashPassword(password)
  return transact(deps.db, async tx => {
    const flow = await lockRecovery(tx, origin.flowToken, ['code-shown'])
    if (flow === undefined || isPast(deps, flow.expires_at)) return { kind: 'no-journey' }
    const loginId = present(flow.login_id, 'login behind a right code')
    const login = present(await findLogin(tx, loginId), 'login of the journey')
    const at = deps.wall.now()
    await updateLogin(tx, loginId, {
      password_hash: passwordHash,
      password_changed_at: at,
      reset_channel: flow.channel === 'totp' ? null : flow.channel,
      reset_at: at,
    })
    await updateFlow(tx, flow.id, { state: 'done' })
    await endAllSessions(tx, { loginId, at, kept: null })
    await revokeDevices(tx, loginId, at)
    await deps.alert(tx, {
      what: 'password-changed',
      contacts: openContacts(deps.keys, login),
      language: login.language,
      device: deviceName(origin.userAgent),
    })
    return { kind: 'recovered', cookies: [noFlowCookie, noSessionCookie] }
  })
}
