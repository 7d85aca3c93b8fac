import type { Customer } from '../../kernel/actor.ts'
import { type Db, type Tx, transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import type { Cookie } from '../../kernel/http/cookies.ts'
import { isBreached } from './breached.ts'
import type { CodeVerdict } from './code.ts'
import { channelsOf, contactOf, openContacts } from './contacts.ts'
import type { Channel, IdentityDeps } from './deps.ts'
import { deviceName } from './device-name.ts'
import { endAllSessions } from './end-sessions.ts'
import { beginFlow, guessCode, issueCode, nobody } from './flow.ts'
import { type Factor, raiseSession } from './open-session.ts'
import { type PasswordRefusal, refusePassword } from './password.ts'
import {
  confirmTotpRow,
  deleteTotp,
  findLogin,
  findTotp,
  lockStepUp,
  replaceTotp,
  revokeDevices,
  updateFlow,
  updateLogin,
} from './queries.ts'
import { hashPassword, passwordMatches } from './secrets.ts'
import { checkTotp } from './sign-in.ts'
import { newTotpSecret, sealTotp, totpUri } from './totp.ts'

/** Sends a code to one of the person's contacts, to raise the session they are in. */
export const sendStepUpCode = (deps: IdentityDeps, actor: Customer, channel: Channel) =>
  transact(deps.db, async tx => {
    const login = present(await findLogin(tx, actor.loginId), 'login of the session')
    const contacts = openContacts(deps.keys, login)
    if (!channelsOf(contacts, null).includes(channel)) return 'channel-unavailable' as const
    const { loginId, sessionId } = actor
    const flow = await beginFlow(deps, tx, 'step-up', { ...nobody, loginId, sessionId })
    await issueCode(deps, tx, {
      flowId: flow.id,
      purpose: 'step-up',
      channel,
      to: contactOf(contacts, channel),
      standIn: loginId,
      address: actor.origin.address,
      language: login.language,
      link: null,
    })
    return 'sent' as const
  })

export type SteppedUp =
  | { readonly kind: 'raised'; readonly cookies: readonly Cookie[] }
  | { readonly kind: 'credentials-wrong' | 'no-journey' | Exclude<CodeVerdict, 'right'> }

/** Judges a factor shown again; when it is right the session gets it, and a new token. */
export const stepUp = async (
  deps: IdentityDeps,
  actor: Customer,
  shown: { readonly factor: Factor; readonly proof: string },
): Promise<SteppedUp> => {
  const verdict = await judgeFactor(deps, actor, shown)
  if (verdict !== 'right') return { kind: verdict }
  return transact(deps.db, async tx => ({
    kind: 'raised',
    cookies: await raiseSession(deps, tx, actor.sessionId, shown.factor),
  }))
}

const judgeFactor = async (
  deps: IdentityDeps,
  actor: Customer,
  { factor, proof }: { readonly factor: Factor; readonly proof: string },
): Promise<CodeVerdict | 'credentials-wrong' | 'no-journey'> => {
  switch (factor) {
    case 'password':
      return (await passwordIs(deps, actor, proof)) ? 'right' : 'credentials-wrong'
    case 'totp':
      return transact(deps.db, async tx =>
        (await checkTotp(deps, tx, actor.loginId, proof)) ? 'right' : 'code-wrong',
      )
    case 'sms':
    case 'email':
      return transact(deps.db, async tx => {
        const flow = await lockStepUp(tx, actor.sessionId)
        if (flow === undefined || flow.channel !== factor) return 'no-journey'
        const verdict = await guessCode(deps, tx, flow, proof)
        if (verdict === 'right') await updateFlow(tx, flow.id, { state: 'done' })
        return verdict
      })
  }
}

const passwordIs = async ({ db }: { readonly db: Db }, { loginId }: Customer, password: string) =>
  passwordMatches((await findLogin(db, loginId))?.password_hash, password)

/** Changes the password; every other session and trusted device ends, and every contact is told. */
export const changePassword = async (
  deps: IdentityDeps,
  actor: Customer,
  password: string,
): Promise<PasswordRefusal | 'changed'> => {
  const refusal = refusePassword({
    password,
    context: deps.contextWords,
    breached: await isBreached(password),
  })
  if (refusal !== null) return refusal
  const passwordHash = await hashPassword(password)
  await transact(deps.db, async tx => {
    const at = deps.wall.now()
    const { loginId } = actor
    await updateLogin(tx, loginId, { password_hash: passwordHash, password_changed_at: at })
    await endAllSessions(tx, { loginId, at, kept: actor.sessionId })
    await revokeDevices(tx, loginId, at)
    await tell(deps, tx, actor, 'password-changed')
  })
  return 'changed'
}

const tell = async (
  deps: IdentityDeps,
  tx: Tx,
  actor: Customer,
  what: 'password-changed' | 'factor-changed',
) => {
  const login = present(await findLogin(tx, actor.loginId), 'login of the session')
  await deps.alert(tx, {
    what,
    contacts: openContacts(deps.keys, login),
    language: login.language,
    device: deviceName(actor.origin.userAgent),
  })
}

/** Prepares an authenticator app: the secret counts once a code made with it has been shown. */
export const startTotp = (
  deps: IdentityDeps,
  { loginId }: Customer,
  issuer: string,
): Promise<{ readonly secret: string; readonly uri: string } | 'totp-already-set'> =>
  transact(deps.db, async tx => {
    const before = await findTotp(tx, loginId)
    if (before?.confirmed_at != null) return 'totp-already-set'
    const secret = newTotpSecret()
    await replaceTotp(tx, {
      login_id: loginId,
      secret_sealed: sealTotp(deps.keys, loginId, secret),
    })
    return { secret, uri: totpUri(issuer, issuer, secret) }
  })

/** Judges the first code of an authenticator app; from then on every sign-in asks for one. */
export const confirmTotp = (
  deps: IdentityDeps,
  actor: Customer,
  code: string,
): Promise<'confirmed' | 'code-wrong' | 'no-journey'> =>
  transact(deps.db, async tx => {
    const totp = await findTotp(tx, actor.loginId)
    if (totp === undefined || totp.confirmed_at !== null) return 'no-journey'
    if (!(await checkTotp(deps, tx, actor.loginId, code))) return 'code-wrong'
    await confirmTotpRow(tx, actor.loginId, deps.wall.now())
    await tell(deps, tx, actor, 'factor-changed')
    return 'confirmed'
  })

/** Removes the authenticator app; codes go to the contacts on file again. */
export const removeTotp = (deps: IdentityDeps, actor: Customer): Promise<void> =>
  transact(deps.db, async tx => {
    await deleteTotp(tx, actor.loginId)
    await tell(deps, tx, actor, 'factor-changed')
  })
