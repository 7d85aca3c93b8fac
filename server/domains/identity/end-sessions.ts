import type { LoginId, SessionId } from '../../../contract/ids.ts'
import type { Tx } from '../../kernel/db.ts'
import { forgetBrowsersOf } from '../notifications/public.ts'
import { endOneSession, endSessionByToken, endSessionsBut } from './queries.ts'
import { hashToken } from './secrets.ts'

type Ending = { readonly loginId: LoginId; readonly at: Temporal.Instant }
type Ended = readonly { readonly id: SessionId }[]

/** Ends the session of a token, if it is one. A session that is ended tells its browser nothing more. */
export const endPresentSession = async (
  tx: Tx,
  token: string,
  at: Temporal.Instant,
): Promise<void> => forget(tx, await endSessionByToken(tx, hashToken(token), at))

/** Ends one session of a login, and what its browser is told; answers whether it was there. */
export const endSessionOf = async (
  tx: Tx,
  ending: Ending & { readonly sessionId: SessionId },
): Promise<boolean> => {
  const ended = await endOneSession(tx, ending)
  await forget(tx, ended)
  return ended.length > 0
}

/** Ends every session of a login but one (with null, every one), and what their browsers are told. */
export const endAllSessions = async (
  tx: Tx,
  ending: Ending & { readonly kept: SessionId | null },
): Promise<void> => forget(tx, await endSessionsBut(tx, ending))

const forget = (tx: Tx, ended: Ended): Promise<void> =>
  forgetBrowsersOf(
    tx,
    ended.map(({ id }) => id),
  )
