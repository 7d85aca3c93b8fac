import {
  readStaffSession,
  signInStaff as signInStaffRoute,
  signOutStaff,
} from '../../../contract/routes/staff.ts'
import { Fault } from '../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import type { IdentityDeps } from './deps.ts'
import { endStaffSession } from './queries.ts'
import { hashToken } from './secrets.ts'
import { noStaffCookie, signInStaff } from './staff.ts'

/** Signing in to the console and out of it. */
export const staffRoutes = (
  deps: Pick<IdentityDeps, 'db' | 'wall' | 'keys'>,
): readonly Registration[] => [
  handle(signInStaffRoute, async ({ input, actor }) => {
    const outcome = await signInStaff(deps, actor.origin, input.body)
    switch (outcome.kind) {
      case 'signed-in':
        return answer(null, { cookies: outcome.cookies })
      case 'credentials-wrong':
        return refuse(outcome.kind)
      case 'too-many-requests':
        return refuse(outcome.kind, { retryAfterSeconds: outcome.seconds })
    }
  }),
  handle(readStaffSession, async ({ actor }) => {
    if (actor.kind !== 'agent') throw new Fault('a staff route was opened to another actor')
    return answer({ name: actor.name, permissions: [...actor.permissions] })
  }),
  handle(signOutStaff, async ({ actor }) => {
    const { sessionToken } = actor.origin
    if (sessionToken !== undefined) {
      await endStaffSession(deps.db, hashToken(sessionToken), deps.wall.now())
    }
    return answer(null, { cookies: [noStaffCookie] })
  }),
]
