import type { AccountId, PaymentId } from '../../../contract/ids.ts'
import { fromMoney } from '../../../contract/money.ts'
import {
  addCard,
  changePaymentSettings,
  listCards,
  listPayments,
  readCardAddition,
  readPayment,
  removeCard,
  startPayment,
} from '../../../contract/routes/payments.ts'
import { type Actor, actorKey } from '../../kernel/actor.ts'
import { civilDate } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { listPayments as pageOfPayments } from './list-payments.ts'
import type { PageDeps } from './open-page.ts'
import { isSettled } from './payment.ts'
import {
  toCardAdditionView,
  toPaymentView,
  toSavedCardView,
  toSettingsView,
} from './payment-view.ts'
import { findMethodOwners, findMethods, findPaymentOfReach, findSettings } from './queries.ts'
import { type ReceiptRouteDeps, receiptRoutes } from './receipt-routes.ts'
import { changeSettings, removeCard as forgetCard } from './save-card.ts'
import { type SettleDeps, settlePayment } from './settle-payment.ts'
import { startPayment as start } from './start-payment.ts'

export type PaymentDeps = Omit<PageDeps & SettleDeps & ReceiptRouteDeps, 'db'> & {
  /** The pool: a payment calls the PSP between two transactions of its own. */
  readonly db: Db
}

/** How long a caller waits before it asks again for a payment under way. */
const retryAfterSeconds = { 'idempotency-in-flight': 1, 'payment-unavailable': 5 } as const

const withPatience = <const C extends string>(code: C) => {
  const seconds: number | undefined = Reflect.get(retryAfterSeconds, code)
  return refuse(code, seconds === undefined ? {} : { retryAfterSeconds: seconds })
}

const keyOf = (call: { readonly actor: Actor; readonly idempotencyKey: string | undefined }) =>
  `${actorKey(call.actor)} ${present(call.idempotencyKey, 'idempotency key')}`

/** Payment by card, its history, and the cards that are saved for it. */
export const paymentRoutes = (deps: PaymentDeps): readonly Registration[] => [
  handle(startPayment, async call => {
    const { accountId, billId, owed, part, language } = call.input.body
    const amount = { shown: fromMoney(owed), part: part === undefined ? null : fromMoney(part) }
    const key = keyOf(call)
    const ask = {
      accountId,
      kind: 'hosted',
      billId: billId ?? null,
      amount,
      language,
      key,
    } as const
    const started = await start(deps, ask, call.clock)
    return started.kind === 'started'
      ? answer(toPaymentView(started.payment))
      : withPatience(started.reason)
  }),

  handle(readPayment, async ({ accountIds, input }) => {
    const payment = await current(deps, accountIds, input.params.paymentId)
    return payment === null || payment.kind === 'setup'
      ? refuse('not-found')
      : answer(toPaymentView(payment))
  }),

  handle(listPayments, async ({ db, accountIds, input }) => {
    const { billId, search, year, after, limit } = input.query
    const { payments, years, next } = await pageOfPayments(db, {
      accountIds,
      zone: deps.zone,
      billId,
      search: search ?? null,
      year: year ?? null,
      after: after ?? null,
      limit: limit ?? 20,
    })
    return answer({ payments: payments.map(toPaymentView), years: [...years], next })
  }),

  ...receiptRoutes(deps),
  ...cardRoutes(deps),
]

const cardRoutes = (deps: PaymentDeps): readonly Registration[] => [
  handle(listCards, async ({ db, accountIds, clock }) => {
    if (accountIds.length === 0) return answer({ cards: [], settings: [] })
    const today = civilDate(clock.now(), deps.zone)
    const settings = await findSettings(db, accountIds)
    const cards = await findMethods(db, accountIds)
    return answer({
      cards: cards.map(card => toSavedCardView(card, settings, today)),
      settings: accountIds.map(accountId =>
        toSettingsView(
          accountId,
          settings.find(({ account_id }) => account_id === accountId),
        ),
      ),
    })
  }),

  handle(addCard, async call => {
    const { accountId, language } = call.input.body
    const key = keyOf(call)
    const ask = { accountId, kind: 'setup', billId: null, amount: null, language, key } as const
    const started = await start(deps, ask, call.clock)
    if (started.kind === 'started') return answer(toCardAdditionView(started.payment))
    switch (started.reason) {
      case 'nothing-owed':
      case 'amount-changed':
      case 'part-not-allowed':
        return refuse('not-found')
      default:
        return withPatience(started.reason)
    }
  }),

  handle(readCardAddition, async ({ accountIds, input }) => {
    const payment = await current(deps, accountIds, input.params.paymentId)
    return payment?.kind === 'setup' ? answer(toCardAdditionView(payment)) : refuse('not-found')
  }),

  handle(removeCard, async ({ db, accountIds, input }) => {
    const { paymentMethodId } = input.params
    const [owned] = await findMethodOwners(db, accountIds, [paymentMethodId])
    if (owned === undefined) return refuse('not-found')
    const removal = await forgetCard(db, { accountId: owned.account_id, methodId: owned.id })
    return removal.kind === 'removed' ? answer(null) : refuse(removal.reason)
  }),

  handle(changePaymentSettings, async ({ db, clock, input }) => {
    const { accountId, defaultMethodId, automatic } = input.body
    const today = civilDate(clock.now(), deps.zone)
    const wish = { accountId, methodId: defaultMethodId, automatic, today }
    const change = await changeSettings(db, wish)
    if (change.kind === 'refused') return refuse(change.reason)
    const automaticFrom = change.automaticFrom?.toString() ?? null
    return answer({ accountId, defaultMethodId: change.defaultMethodId, automaticFrom })
  }),
]

/** A payment within reach; the PSP is asked while it waits for the person. */
const current = async (
  deps: PaymentDeps,
  accountIds: readonly AccountId[],
  paymentId: PaymentId,
) => {
  const found = await findPaymentOfReach(deps.db, accountIds, paymentId)
  if (found === undefined) return null
  return isSettled(found.state) || found.state === 'created' ? found : settlePayment(deps, found)
}
