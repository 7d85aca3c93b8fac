import type { Clock } from '../../kernel/clock.ts'
import { transact } from '../../kernel/db.ts'
import { type Ask, type Asked, askPayment } from './ask-payment.ts'
import { openPage, type PageDeps } from './open-page.ts'
import type { PaymentRow } from './payment.ts'

export type Started =
  | { readonly kind: 'started'; readonly payment: PaymentRow }
  | {
      readonly kind: 'refused'
      readonly reason: Extract<Asked, { kind: 'refused' }>['reason'] | 'payment-unavailable'
    }

/**
 * Starts a payment by card, or the adding of one, on the PSP's page: written first, then asked of the PSP under the
 * payment's own id, then its page written (design §5b). `payment-unavailable` leaves it open: the same key continues it.
 */
export const startPayment = async (deps: PageDeps, ask: Ask, clock: Clock): Promise<Started> => {
  const times = { wall: deps.wall, clock }
  const asked = await transact(deps.db, tx => askPayment(tx, ask, times))
  switch (asked.kind) {
    case 'refused':
      return asked
    case 'known':
      return { kind: 'started', payment: asked.payment }
    case 'claimed': {
      const payment = await openPage(deps, asked.payment, ask.language)
      return payment === null
        ? { kind: 'refused', reason: 'payment-unavailable' }
        : { kind: 'started', payment }
    }
  }
}
