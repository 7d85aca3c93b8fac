import type { AccountId } from '../../../contract/ids.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Keys } from '../../kernel/keys.ts'
import { type Notice, notify, type TemplateName } from '../notifications/public.ts'
import { findHolder, findLoginsOf } from './queries.ts'

export type TellDeps = { readonly keys: Keys; readonly wall: Clock }

type Message<T extends TemplateName> = Pick<Notice<T>, 'template' | 'facts'>

/**
 * Writes to the holder of an account in their language: by e-mail, or by SMS to whoever left no address. Nobody is
 * written to when there is neither.
 */
export const tellHolder = async <T extends TemplateName>(
  deps: TellDeps,
  tx: Tx,
  accountId: AccountId,
  message: Message<T>,
): Promise<void> => {
  const holder = await findHolder(tx, accountId)
  if (holder === undefined) return
  const { email, mobile, language } = holder
  const channel = email === null ? 'sms' : 'email'
  const address = email ?? mobile
  if (address === null) return
  await notify(deps, tx, { ...message, language, accountId, to: { channel, address } })
}

/** Tells the browsers and phones of everybody who pays for an account (S100). */
export const tellPayersByPush = async <T extends TemplateName>(
  deps: TellDeps,
  tx: Tx,
  accountId: AccountId,
  message: Message<T>,
): Promise<void> => {
  for (const { login_id, language } of await findLoginsOf(tx, accountId, ['holder', 'payer'])) {
    await notify(deps, tx, {
      ...message,
      language,
      accountId,
      to: { channel: 'push', address: login_id },
    })
  }
}
