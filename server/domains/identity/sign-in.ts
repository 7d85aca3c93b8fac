import type { LoginId } from '../../../contract/ids.ts'
import type { Origin } from '../../kernel/actor.ts'
import { type Tx, transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import type { Cookie } from '../../kernel/http/cookies.ts'
import type { CodeVerdict } from './code.ts'
import { channelsOf, contactOf, openContacts } from './contacts.ts'
import type { Channel, IdentityDeps } from './deps.ts'
import { deviceName } from './device-name.ts'
import { beginFlow, guessCode, issueCode, nobody } from './flow.ts'
import { readIdentifier } from './identifier.ts'
import { codeRules, lifetimes } from './lifetimes.ts'
import { type Factor, openSession, trustDevice } from './open-session.ts'
import {
  findDevice,
  findDeviceByToken,
  findLogin,
  findLoginByIdentifier,
  findTotp,
  lockFlow,
  takeTotpStep,
  updateFlow,
} from './queries.ts'
import { hashToken, passwordMatches } from './secrets.ts'
import { countFailure, waitBeforeSignIn } from './throttle.ts'
import { openTotp, totpStep } from './totp.ts'

export type SignedIn =
  | { readonly kind: 'done'; readonly cookies: readonly Cookie[] }
  | {
      readonly kind: 'totp' | 'choose-channel'
      readonly channels: readonly Channel[]
      readonly cookies: readonly Cookie[]
    }
  | { readonly kind: 'credentials-wrong' }
  | { readonly kind: 'too-many-requests'; readonly seconds: number }

/**
 * Judges an identifier and a password, always at the cost of one argon2. A browser that this login trusts is
 * signed in; any other has a second factor to show.
 */
export const signIn = async (
  deps: IdentityDeps,
  origin: Origin,
  typed: { readonly identifier: string; readonly password: string },
): Promise<SignedIn> => {
  const values = readIdentifier(typed.identifier).flatMap(({ kind, value }) =>
    kind === 'contract' ? [] : [{ kind, hash: deps.keys.hash(`identifier ${kind}`, value) }],
  )
  const attempt = {
    address: origin.address,
    identifier: deps.keys
      .hash('sign-in attempt', typed.identifier.trim().toLowerCase())
      .toString('hex'),
    knownDevice: await isKnownDevice(deps, origin),
  }
  const seconds = await waitBeforeSignIn(deps, attempt)
  if (seconds > 0) return { kind: 'too-many-requests', seconds }
  const login = await findLoginByIdentifier(deps.db, values)
  const matches = await passwordMatches(login?.password_hash, typed.password)
  if (!matches || login === undefined || login.state !== 'active') {
    await countFailure(deps, attempt)
    return { kind: 'credentials-wrong' }
  }
  return transact(deps.db, tx => afterPassword(deps, tx, { loginId: login.id, origin }))
}

const isKnownDevice = async ({ db, wall }: IdentityDeps, { deviceToken }: Origin) =>
  deviceToken !== undefined &&
  (await findDeviceByToken(db, hashToken(deviceToken), wall.now())) !== undefined

type Person = { readonly loginId: LoginId; readonly origin: Origin }

const afterPassword = async (deps: IdentityDeps, tx: Tx, person: Person): Promise<SignedIn> => {
  const { loginId } = person
  if (await isTrusted(deps, tx, person)) {
    return {
      kind: 'done',
      cookies: await openSession(deps, tx, { ...person, shown: ['password'] }),
    }
  }
  const flow = await beginFlow(deps, tx, 'sign-in', { ...nobody, loginId })
  const totp = await findTotp(tx, loginId)
  if (totp?.confirmed_at != null) {
    await updateFlow(tx, flow.id, { channel: 'totp' })
    return { kind: 'totp', channels: [], cookies: [flow.cookie] }
  }
  const channels = await secondChannels(deps, tx, loginId)
  return { kind: 'choose-channel', channels, cookies: [flow.cookie] }
}

const isTrusted = async ({ wall }: IdentityDeps, tx: Tx, { loginId, origin }: Person) => {
  if (origin.deviceToken === undefined) return false
  const asked = { loginId, tokenHash: hashToken(origin.deviceToken), now: wall.now() }
  return (await findDevice(tx, asked)) !== undefined
}

/** Contacts on file, without the one by which the password was reset in the last days. */
const secondChannels = async ({ keys, wall }: IdentityDeps, tx: Tx, loginId: LoginId) => {
  const login = present(await findLogin(tx, loginId), 'login of the journey')
  const { reset_channel, reset_at } = login
  const recent =
    reset_at !== null && wall.now().since(reset_at).total('hours') < lifetimes.resetChannelHours
  return channelsOf(openContacts(keys, login), recent ? reset_channel : null)
}

/** Sends the code of a sign-in under way, again if asked, a few times at most. */
export const sendSignInCode = (deps: IdentityDeps, origin: Origin, channel: Channel) =>
  transact(deps.db, async tx => {
    const flow = await lockSignIn(tx, origin)
    if (flow === undefined || flow.channel === 'totp') return 'no-journey' as const
    const loginId = present(flow.login_id, 'login of a sign-in')
    if (!(await secondChannels(deps, tx, loginId)).includes(channel))
      return 'channel-unavailable' as const
    if (flow.codes_sent >= codeRules.sendings) return 'no-journey' as const
    const login = present(await findLogin(tx, loginId), 'login of the journey')
    await updateFlow(tx, flow.id, { codes_sent: flow.codes_sent + 1 })
    await issueCode(deps, tx, {
      flowId: flow.id,
      purpose: 'sign-in',
      channel,
      to: contactOf(openContacts(deps.keys, login), channel),
      standIn: loginId,
      address: origin.address,
      language: login.language,
      link: null,
    })
    return 'sent' as const
  })

const lockSignIn = async (tx: Tx, { flowToken }: Origin) => {
  if (flowToken === undefined) return undefined
  const flow = await lockFlow(tx, hashToken(flowToken), 'sign-in')
  return flow?.state === 'awaiting-code' ? flow : undefined
}

export type SecondFactor =
  | { readonly kind: 'signed-in'; readonly cookies: readonly Cookie[] }
  | { readonly kind: Exclude<CodeVerdict, 'right'> | 'no-journey' }

/** Judges the second factor of a sign-in; tells every contact of a browser that was not known. */
export const verifySignIn = (
  deps: IdentityDeps,
  origin: Origin,
  shown: { readonly code: string; readonly trustDevice: boolean },
): Promise<SecondFactor> =>
  transact(deps.db, async tx => {
    const flow = await lockSignIn(tx, origin)
    if (flow === undefined) return { kind: 'no-journey' }
    const loginId = present(flow.login_id, 'login of a sign-in')
    const verdict =
      flow.channel === 'totp'
        ? await guessTotp(deps, tx, { ...flow, loginId }, shown.code)
        : await guessCode(deps, tx, flow, shown.code)
    if (verdict !== 'right') return { kind: verdict }
    await updateFlow(tx, flow.id, { state: 'done' })
    const factor: Factor = flow.channel ?? 'sms'
    const cookies = await openSession(deps, tx, { loginId, origin, shown: ['password', factor] })
    const device = shown.trustDevice ? [await trustDevice(deps, tx, { loginId, origin })] : []
    const login = present(await findLogin(tx, loginId), 'login of the journey')
    await deps.alert(tx, {
      what: 'new-device',
      contacts: openContacts(deps.keys, login),
      language: login.language,
      device: deviceName(origin.userAgent),
    })
    return { kind: 'signed-in', cookies: [...cookies, ...device] }
  })

/** Judges a code of the authenticator app within the five tries of the journey; a step counts once. */
const guessTotp = async (
  deps: IdentityDeps,
  tx: Tx,
  flow: { readonly id: string; readonly tries: number; readonly loginId: LoginId },
  code: string,
): Promise<CodeVerdict> => {
  if (flow.tries >= codeRules.tries) return 'too-many-tries'
  await updateFlow(tx, flow.id, { tries: flow.tries + 1 })
  return (await checkTotp(deps, tx, flow.loginId, code)) ? 'right' : 'code-wrong'
}

/** Whether this is a code of the login's authenticator app that was not used before. */
export const checkTotp = async (
  { keys, wall }: IdentityDeps,
  tx: Tx,
  loginId: LoginId,
  code: string,
): Promise<boolean> => {
  const totp = await findTotp(tx, loginId)
  if (totp === undefined) return false
  const step = totpStep(
    openTotp(keys, loginId, totp.secret_sealed),
    code.replace(/\D/g, ''),
    wall.now(),
  )
  return step !== null && (await takeTotpStep(tx, loginId, step))
}
