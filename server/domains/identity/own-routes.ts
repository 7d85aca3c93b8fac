import {
  changePassword as changePasswordRoute,
  confirmTotp as confirmTotpRoute,
  removeTotp as removeTotpRoute,
  sendStepUpCode as sendStepUpCodeRoute,
  startTotp as startTotpRoute,
  stepUp as stepUpRoute,
} from '../../../contract/routes/identity-factors.ts'
import {
  chooseLanguage,
  endOtherSessions,
  endSession,
  listDevices,
  listSessions,
  readSession,
  revokeDevice,
} from '../../../contract/routes/identity-sessions.ts'
import type { Actor, Customer } from '../../kernel/actor.ts'
import { transact } from '../../kernel/db.ts'
import { Fault } from '../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import type { IdentityDeps } from './deps.ts'
import { endAllSessions, endSessionOf } from './end-sessions.ts'
import { findDevices, findSessions, revokeOneDevice, updateLogin } from './queries.ts'
import {
  changePassword,
  confirmTotp,
  removeTotp,
  sendStepUpCode,
  startTotp,
  stepUp,
} from './step-up.ts'

/** `self` routes reach their handler only for a customer. */
const own = (actor: Actor): Customer => {
  if (actor.kind !== 'customer') throw new Fault('a route of one’s own was opened to another actor')
  return actor
}

/** The person's own sessions and trusted devices. */
export const sessionRoutes = ({ db, wall }: IdentityDeps): readonly Registration[] => [
  handle(readSession, async ({ actor }) => {
    const { language, assurances, factors } = own(actor)
    const channels = (['sms', 'email'] as const).filter(channel => factors.includes(channel))
    return answer({
      language,
      assurances: [...assurances],
      channels,
      totp: factors.includes('totp'),
    })
  }),
  handle(chooseLanguage, async ({ actor, input }) => {
    const { loginId } = own(actor)
    const { language } = input.body
    await transact(db, tx => updateLogin(tx, loginId, { language }))
    return answer(null)
  }),
  handle(listSessions, async ({ actor }) => {
    const { loginId, sessionId } = own(actor)
    const rows = await findSessions(db, loginId, wall.now())
    const sessions = rows.map(row => ({
      id: row.id,
      device: row.device_name,
      address: row.address,
      createdAt: row.created_at.toString(),
      seenAt: row.seen_at.toString(),
      present: row.id === sessionId,
    }))
    return answer({ sessions })
  }),
  handle(endSession, async ({ actor, input }) => {
    const { loginId } = own(actor)
    const { sessionId } = input.params
    const ending = { loginId, sessionId, at: wall.now() }
    const ended = await transact(db, tx => endSessionOf(tx, ending))
    return ended ? answer(null) : refuse('not-found')
  }),
  handle(endOtherSessions, async ({ actor }) => {
    const { loginId, sessionId } = own(actor)
    const ending = { loginId, at: wall.now(), kept: sessionId }
    await transact(db, tx => endAllSessions(tx, ending))
    return answer(null)
  }),
  handle(listDevices, async ({ actor }) => {
    const rows = await findDevices(db, own(actor).loginId, wall.now())
    const devices = rows.map(row => ({
      id: row.id,
      name: row.name,
      trustedAt: row.trusted_at.toString(),
      expiresAt: row.expires_at.toString(),
    }))
    return answer({ devices })
  }),
  handle(revokeDevice, async ({ actor, input }) => {
    const asked = { loginId: own(actor).loginId, id: input.params.deviceId, at: wall.now() }
    return (await revokeOneDevice(db, asked)) ? answer(null) : refuse('not-found')
  }),
]

/** The person's own factors. `issuer` is the name that an authenticator app shows. */
export const factorRoutes = (deps: IdentityDeps, issuer: string): readonly Registration[] => [
  handle(sendStepUpCodeRoute, async ({ actor, input }) => {
    const outcome = await sendStepUpCode(deps, own(actor), input.body.channel)
    return outcome === 'sent' ? answer(null) : refuse(outcome)
  }),
  handle(stepUpRoute, async ({ actor, input }) => {
    const outcome = await stepUp(deps, own(actor), input.body)
    return outcome.kind === 'raised'
      ? answer(null, { cookies: outcome.cookies })
      : refuse(outcome.kind)
  }),
  handle(changePasswordRoute, async ({ actor, input }) => {
    const outcome = await changePassword(deps, own(actor), input.body.password)
    return outcome === 'changed' ? answer(null) : refuse(outcome)
  }),
  handle(startTotpRoute, async ({ actor }) => {
    const prepared = await startTotp(deps, own(actor), issuer)
    return prepared === 'totp-already-set' ? refuse(prepared) : answer(prepared)
  }),
  handle(confirmTotpRoute, async ({ actor, input }) => {
    const outcome = await confirmTotp(deps, own(actor), input.body.code)
    return outcome === 'confirmed' ? answer(null) : refuse(outcome)
  }),
  handle(removeTotpRoute, async ({ actor }) => {
    await removeTotp(deps, own(actor))
    return answer(null)
  }),
]
