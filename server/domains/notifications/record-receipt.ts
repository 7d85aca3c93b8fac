import { transact } from '../../kernel/db.ts'
import { Fault } from '../../kernel/errors.ts'
import { next } from '../../kernel/state-table.ts'
import { messageStates } from './message.ts'
import type { NotificationDeps } from './notify.ts'
import { lockByProviderReference, markReceipt } from './queries.ts'

export type Receipt = {
  readonly providerReference: string
  readonly arrived: boolean
  /** The network's word for what happened. */
  readonly reason: string
}

/**
 * Notes what the network says became of a text. A receipt that comes doubled or late changes nothing; one that comes
 * before we noted that the message left throws, and its job tries again.
 */
export const recordReceipt = (
  { db, wall }: Pick<NotificationDeps, 'db' | 'wall'>,
  { providerReference, arrived, reason }: Receipt,
): Promise<void> =>
  transact(db, async tx => {
    const message = await lockByProviderReference(tx, providerReference)
    if (message === undefined) throw new Fault('a receipt for a message that is not known yet')
    const state = next(messageStates, message.state, arrived ? 'arrive' : 'bounce')
    if (state !== 'delivered' && state !== 'failed') return
    const failure = arrived ? null : reason
    await markReceipt(tx, { messageId: message.id, state, at: wall.now(), failure })
  })
