import type { AccountId, LoginId, PersonId, SessionId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Cookie } from '../../kernel/http/cookies.ts'
import { cookieNames } from '../../kernel/http/origin.ts'
import { newCode, newSecret, uuidv7 } from '../../kernel/ids.ts'
import { judgeCode, normaliseCode } from './code.ts'
import type { Channel, IdentityDeps } from './deps.ts'
import { codeRules, lifetimes } from './lifetimes.ts'
import { insertFlow, updateFlow } from './queries.ts'
import { hashToken } from './secrets.ts'
import { mayIssueCode } from './throttle.ts'

export type FlowKind = 'sign-up' | 'sign-in' | 'recovery' | 'step-up'

/** Who stands behind a journey; all null behind an unknown identifier. */
export type Behind = {
  readonly loginId: LoginId | null
  readonly accountId: AccountId | null
  readonly personId: PersonId | null
  readonly sessionId: SessionId | null
}
export const nobody: Behind = { loginId: null, accountId: null, personId: null, sessionId: null }

export type Begun = { readonly id: string; readonly token: string; readonly cookie: Cookie }

/** Begins a journey and gives the cookie that carries it on. */
export const beginFlow = async (
  deps: IdentityDeps,
  tx: Tx,
  kind: FlowKind,
  behind: Behind,
): Promise<Begun> => {
  const now = deps.wall.now()
  const token = newSecret()
  const id = uuidv7()
  await insertFlow(tx, {
    id,
    token_hash: hashToken(token),
    kind,
    state: 'awaiting-code',
    login_id: behind.loginId,
    account_id: behind.accountId,
    person_id: behind.personId,
    session_id: behind.sessionId,
    started_at: now,
    expires_at: now.add({ minutes: lifetimes.flowMinutes }),
  })
  const cookie = { name: cookieNames.flow, value: token, maxAgeSeconds: lifetimes.flowMinutes * 60 }
  return { id, token, cookie }
}

export const noFlowCookie: Cookie = { name: cookieNames.flow, value: '', maxAgeSeconds: 0 }

export type Sending = {
  readonly flowId: string
  readonly purpose: FlowKind
  readonly channel: Channel
  /** The contact on file, null when there is none or nobody. */
  readonly to: string | null
  /** What the limit counts when there is no contact: what was typed. */
  readonly standIn: string
  readonly address: string
  readonly language: Language
  readonly link: string | null
}

/**
 * Makes a new code for a journey and queues it. The row, the hash and the queued work are the same
 * whether the identifier is known or not; beyond the limits, no code is sent and no difference is told.
 */
export const issueCode = async (deps: IdentityDeps, tx: Tx, sending: Sending): Promise<void> => {
  const { keys, wall } = deps
  const code = newCode(codeRules.digits)
  const destination = keys.hash('code destination', sending.to ?? sending.standIn).toString('hex')
  const allowed = await mayIssueCode(deps, { destination, address: sending.address })
  await updateFlow(tx, sending.flowId, {
    channel: sending.channel,
    code_hash: codeHash(deps, sending.flowId, code),
    code_expires_at: wall.now().add({ minutes: lifetimes.codeMinutes }),
  })
  await deps.sendCode(tx, {
    purpose: sending.purpose,
    channel: sending.channel,
    to: allowed ? sending.to : null,
    code,
    link: sending.link,
    language: sending.language,
  })
}

/** A code is bound to its journey: seen in another, it is wrong. */
const codeHash = ({ keys }: IdentityDeps, flowId: string, code: string): Buffer =>
  keys.hash('one-time code', `${flowId} ${code}`)

type LockedFlow = {
  readonly id: string
  readonly code_hash: Buffer | null
  readonly code_expires_at: Temporal.Instant | null
  readonly expires_at: Temporal.Instant
  readonly tries: number
  readonly login_id: LoginId | null
  readonly account_id: AccountId | null
}

/** Judges a guess at the code of a locked journey, and counts it. A right code is used up. */
export const guessCode = async (deps: IdentityDeps, tx: Tx, flow: LockedFlow, guess: string) => {
  const verdict = judgeCode(
    {
      codeHash: flow.code_hash,
      codeExpiresAt: flow.code_expires_at,
      flowExpiresAt: flow.expires_at,
      tries: flow.tries,
      known: flow.login_id !== null || flow.account_id !== null,
    },
    codeHash(deps, flow.id, normaliseCode(guess)),
    deps.wall.now(),
  )
  if (verdict === 'too-many-tries') return verdict
  const used = verdict === 'right' ? { code_hash: null, state: 'code-shown' as const } : {}
  await updateFlow(tx, flow.id, { tries: flow.tries + 1, ...used })
  return verdict
}
