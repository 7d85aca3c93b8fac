import type { LoginId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Origin } from '../../kernel/actor.ts'
import { type Tx, transact } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import type { Cookie } from '../../kernel/http/cookies.ts'
import { newId } from '../../kernel/ids.ts'
import { isBreached } from './breached.ts'
import type { CodeVerdict } from './code.ts'
import { contactOf, openContacts } from './contacts.ts'
import type { Channel, IdentityDeps } from './deps.ts'
import { beginFlow, guessCode, issueCode, nobody } from './flow.ts'
import { readIdentifier, toBrandId, toEmail } from './identifier.ts'
import { openSession } from './open-session.ts'
import { type PasswordRefusal, refusePassword } from './password.ts'
import {
  findClaim,
  findClaimsOf,
  findLoginByIdentifier,
  insertIdentifier,
  insertLogin,
  lockFlow,
  updateFlow,
} from './queries.ts'
import { hashPassword, hashToken } from './secrets.ts'

/** Begins a sign-up. The same rows and the same queued work for any identifier (S08, S09). */
export const startSignUp = async (
  deps: IdentityDeps,
  origin: Origin,
  { identifier, channel }: { readonly identifier: string; readonly channel: Channel },
): Promise<Cookie> => {
  const values = readIdentifier(identifier).flatMap(({ kind, value }) =>
    kind === 'brand-id' ? [] : [{ kind, hash: deps.keys.hash(`identifier ${kind}`, value) }],
  )
  return transact(deps.db, async tx => {
    const claim = await findClaim(tx, values)
    const behind = claim && { ...nobody, accountId: claim.account_id, personId: claim.person_id }
    const flow = await beginFlow(deps, tx, 'sign-up', behind ?? nobody)
    const contacts = claim && openContacts(deps.keys, claim)
    await issueCode(deps, tx, {
      flowId: flow.id,
      purpose: 'sign-up',
      channel,
      to: contacts ? contactOf(contacts, channel) : null,
      standIn: identifier,
      address: origin.address,
      language: claim?.language ?? origin.language,
      link: null,
    })
    return flow.cookie
  })
}

export type SignUpVerified =
  | { readonly kind: 'verified'; readonly givenName: string; readonly email: string | null }
  | { readonly kind: Exclude<CodeVerdict, 'right'> | 'no-journey' | 'account-exists' }

/** Judges the code of a sign-up; when it is right, tells whose space it opens. */
export const verifySignUp = (
  deps: IdentityDeps,
  origin: Origin,
  code: string,
): Promise<SignUpVerified> =>
  transact(deps.db, async tx => {
    const flow = await lockSignUp(tx, origin, 'awaiting-code')
    if (flow === undefined) return { kind: 'no-journey' }
    const verdict = await guessCode(deps, tx, flow, code)
    if (verdict !== 'right') return { kind: verdict }
    const accountId = present(flow.account_id, 'account behind a right code')
    const claims = await findClaimsOf(tx, accountId)
    if ((await findLoginByIdentifier(tx, identifiersOf(claims))) !== undefined) {
      await updateFlow(tx, flow.id, { state: 'done' })
      return { kind: 'account-exists' }
    }
    const contacts = openContacts(deps.keys, present(claims[0], 'claim of the account'))
    return { kind: 'verified', givenName: await deps.nameOf(tx, accountId), email: contacts.email }
  })

const lockSignUp = async (tx: Tx, { flowToken }: Origin, state: 'awaiting-code' | 'code-shown') => {
  if (flowToken === undefined) return undefined
  const flow = await lockFlow(tx, hashToken(flowToken), 'sign-up')
  return flow?.state === state ? flow : undefined
}

type Claims = Awaited<ReturnType<typeof findClaimsOf>>

/** A contract number opens a sign-up, never a sign-in; the rest serves both. */
const identifiersOf = (claims: Claims) =>
  claims.flatMap(({ kind, value_hash }) =>
    kind === 'contract' ? [] : [{ kind, hash: value_hash }],
  )

export type SignUpChoice = {
  readonly email?: string
  readonly brandId?: string
  readonly password: string
  readonly language: Language
}

export type SignedUp =
  | { readonly kind: 'signed-up'; readonly cookies: readonly Cookie[] }
  | { readonly kind: PasswordRefusal }
  | {
      readonly kind: 'no-journey' | 'identifier-missing' | 'identifier-invalid' | 'identifier-taken'
    }

/** Makes the login of a sign-up whose code was right, gives it its role, and signs it in. */
export const completeSignUp = async (
  deps: IdentityDeps,
  origin: Origin,
  choice: SignUpChoice,
): Promise<SignedUp> => {
  const chosen = readChoice(deps, choice)
  if (typeof chosen === 'string') return { kind: chosen }
  const words = [choice.brandId ?? '', (choice.email ?? '').split('@')[0] ?? '']
  const context = [...deps.contextWords, ...words]
  const refusal = refusePassword({
    password: choice.password,
    context,
    breached: await isBreached(choice.password),
  })
  if (refusal !== null) return { kind: refusal }
  const passwordHash = await hashPassword(choice.password)
  return transact(deps.db, async tx => {
    const flow = await lockSignUp(tx, origin, 'code-shown')
    if (flow === undefined || Temporal.Instant.compare(deps.wall.now(), flow.expires_at) > 0) {
      return { kind: 'no-journey' }
    }
    if ((await findLoginByIdentifier(tx, chosen)) !== undefined) return { kind: 'identifier-taken' }
    const loginId = await makeLogin(deps, tx, { flow, chosen, passwordHash, choice })
    const shown = ['password', flow.channel === 'email' ? 'email' : 'sms'] as const
    return { kind: 'signed-up', cookies: await openSession(deps, tx, { loginId, origin, shown }) }
  })
}

type Chosen = readonly { readonly kind: 'email' | 'brand-id'; readonly hash: Buffer }[]

const readChoice = (
  { keys }: IdentityDeps,
  { email, brandId }: SignUpChoice,
): Chosen | 'identifier-missing' | 'identifier-invalid' => {
  const asked = [
    ...(email === undefined ? [] : [{ kind: 'email' as const, value: toEmail(email) }]),
    ...(brandId === undefined ? [] : [{ kind: 'brand-id' as const, value: toBrandId(brandId) }]),
  ]
  if (asked.length === 0) return 'identifier-missing'
  const hashed = asked.flatMap(({ kind, value }) =>
    value === null ? [] : [{ kind, hash: keys.hash(`identifier ${kind}`, value) }],
  )
  return hashed.length === asked.length ? hashed : 'identifier-invalid'
}

/** The login with every identifier it may be found by, and its role on the account. */
const makeLogin = async (
  deps: IdentityDeps,
  tx: Tx,
  made: {
    readonly flow: NonNullable<Awaited<ReturnType<typeof lockSignUp>>>
    readonly chosen: Chosen
    readonly passwordHash: string
    readonly choice: SignUpChoice
  },
): Promise<LoginId> => {
  const { flow, chosen, passwordHash, choice } = made
  const accountId = present(flow.account_id, 'account behind a right code')
  const personId = present(flow.person_id, 'person behind a right code')
  const claims = await findClaimsOf(tx, accountId)
  const claim = present(claims[0], 'claim of the account')
  const loginId = newId('login')
  const now = deps.wall.now()
  await insertLogin(tx, {
    id: loginId,
    password_hash: passwordHash,
    language: choice.language,
    state: 'active',
    mobile_sealed: claim.mobile_sealed,
    email_sealed: claim.email_sealed,
    created_at: now,
    password_changed_at: now,
  })
  for (const { kind, hash } of [...chosen, ...identifiersOf(claims)]) {
    await insertIdentifier(tx, { kind, value_hash: hash, login_id: loginId })
  }
  await updateFlow(tx, flow.id, { state: 'done', login_id: loginId })
  await deps.grantHolder(tx, { accountId, personId, loginId, at: now })
  return loginId
}
