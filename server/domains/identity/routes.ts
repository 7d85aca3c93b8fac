import {
  completeRecovery as completeRecoveryRoute,
  completeSignUp as completeSignUpRoute,
  openRecoveryLink as openRecoveryLinkRoute,
  sendSignInCode as sendSignInCodeRoute,
  signIn as signInRoute,
  startRecovery as startRecoveryRoute,
  startSignUp as startSignUpRoute,
  verifyRecovery as verifyRecoveryRoute,
  verifySignIn as verifySignInRoute,
  verifySignUp as verifySignUpRoute,
} from '../../../contract/routes/identity.ts'
import { signOut } from '../../../contract/routes/identity-sessions.ts'
import { transact } from '../../kernel/db.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import type { IdentityDeps } from './deps.ts'
import { endPresentSession } from './end-sessions.ts'
import { noSessionCookie } from './open-session.ts'
import { completeRecovery, openRecoveryLink, startRecovery, verifyRecovery } from './recovery.ts'
import { sendSignInCode, signIn, verifySignIn } from './sign-in.ts'
import { completeSignUp, startSignUp, verifySignUp } from './sign-up.ts'

/** What anybody may call: sign-up, sign-in, recovery, sign-out. */
export const identityRoutes = (deps: IdentityDeps): readonly Registration[] => [
  ...signUpRoutes(deps),
  ...signInRoutes(deps),
  ...recoveryRoutes(deps),
]

const signUpRoutes = (deps: IdentityDeps): readonly Registration[] => [
  handle(startSignUpRoute, async ({ input, actor }) =>
    answer(null, { cookies: [await startSignUp(deps, actor.origin, input.body)] }),
  ),
  handle(verifySignUpRoute, async ({ input, actor }) => {
    const verified = await verifySignUp(deps, actor.origin, input.body.code)
    if (verified.kind !== 'verified') return refuse(verified.kind)
    return answer({ givenName: verified.givenName, email: verified.email })
  }),
  handle(completeSignUpRoute, async ({ input, actor }) => {
    const done = await completeSignUp(deps, actor.origin, input.body)
    return done.kind === 'signed-up' ? answer(null, { cookies: done.cookies }) : refuse(done.kind)
  }),
]

const signInRoutes = (deps: IdentityDeps): readonly Registration[] => [
  handle(signInRoute, async ({ input, actor }) => {
    const outcome = await signIn(deps, actor.origin, input.body)
    switch (outcome.kind) {
      case 'credentials-wrong':
        return refuse(outcome.kind)
      case 'too-many-requests':
        return refuse(outcome.kind, { retryAfterSeconds: outcome.seconds })
      case 'done':
        return answer({ next: 'done' as const, channels: [] }, { cookies: outcome.cookies })
      case 'totp':
      case 'choose-channel':
        return answer(
          { next: outcome.kind, channels: [...outcome.channels] },
          { cookies: outcome.cookies },
        )
    }
  }),
  handle(sendSignInCodeRoute, async ({ input, actor }) => {
    const outcome = await sendSignInCode(deps, actor.origin, input.body.channel)
    return outcome === 'sent' ? answer(null) : refuse(outcome)
  }),
  handle(verifySignInRoute, async ({ input, actor }) => {
    const outcome = await verifySignIn(deps, actor.origin, input.body)
    return outcome.kind === 'signed-in'
      ? answer(null, { cookies: outcome.cookies })
      : refuse(outcome.kind)
  }),
  handle(signOut, async ({ actor }) => {
    const { sessionToken } = actor.origin
    if (sessionToken !== undefined) {
      await transact(deps.db, tx => endPresentSession(tx, sessionToken, deps.wall.now()))
    }
    return answer(null, { cookies: [noSessionCookie] })
  }),
]

const recoveryRoutes = (deps: IdentityDeps): readonly Registration[] => [
  handle(startRecoveryRoute, async ({ input, actor }) =>
    answer(null, { cookies: [await startRecovery(deps, actor.origin, input.body)] }),
  ),
  handle(verifyRecoveryRoute, async ({ input, actor }) => {
    const verdict = await verifyRecovery(deps, actor.origin, input.body.code)
    return verdict === 'right' ? answer(null) : refuse(verdict)
  }),
  handle(openRecoveryLinkRoute, async ({ input }) => {
    const cookie = await openRecoveryLink(deps, input.body.token)
    return cookie === 'no-journey' ? refuse(cookie) : answer(null, { cookies: [cookie] })
  }),
  handle(completeRecoveryRoute, async ({ input, actor }) => {
    const outcome = await completeRecovery(deps, actor.origin, input.body.password)
    return outcome.kind === 'recovered'
      ? answer(null, { cookies: outcome.cookies })
      : refuse(outcome.kind)
  }),
]
