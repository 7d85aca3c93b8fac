import { Type } from 'typebox'
import { type AccountId, asId, type PaymentMethodId } from '../../../contract/ids.ts'
import { readBusinessClock } from '../../kernel/business-clock.ts'
import { type Db, type Tx, transact } from '../../kernel/db.ts'
import { Fault, present } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { enqueue, type JobTable, job } from '../../kernel/jobs.ts'
import { billingProfiles, lockAccount } from '../customers/public.ts'
import type { Card, PaymentGateway } from './payment-gateway.ts'
import {
  findMethods,
  findSettings,
  insertMethod,
  keepCustomer,
  removeMethod,
  updateSetting,
} from './queries.ts'

/** Keeps a card that the PSP holds for the account; the first one becomes the default. The caller holds the account's lock. */
export const keepCard = async (
  tx: Tx,
  kept: { readonly accountId: AccountId; readonly card: Card; readonly at: Temporal.Instant },
): Promise<void> => {
  const { accountId, card } = kept
  const inserted = await insertMethod(tx, {
    account_id: accountId,
    id: newId('payment-method'),
    psp_method: card.method,
    brand: card.brand,
    last4: card.last4,
    expiry_month: card.expiryMonth,
    expiry_year: card.expiryYear,
    saved_at: kept.at,
  })
  if (inserted === undefined) return
  const [setting] = await findSettings(tx, [accountId])
  if (!setting?.payment_method_id) {
    await updateSetting(tx, accountId, { payment_method_id: inserted.id })
  }
}

/**
 * Takes over the card that a customer left at the point of sale. Its face is read from the PSP by a job; the
 * account's bills are then taken from it when it was left for automatic payment. The caller holds the account's lock.
 */
export const registerCard = async (
  tx: Tx,
  left: {
    readonly accountId: AccountId
    readonly pspCustomer: string
    readonly pspMethod: string
    readonly automatic: boolean
  },
): Promise<void> => {
  await keepCustomer(tx, left.accountId, left.pspCustomer)
  if (left.automatic) {
    const [profile] = await billingProfiles(tx, [left.accountId])
    const { openedOn } = present(profile, 'billing profile')
    await updateSetting(tx, left.accountId, { automatic_from: openedOn })
  }
  await enqueue(tx, {
    name: 'payments.read-card',
    payload: { accountId: left.accountId, method: left.pspMethod },
    key: `payments.read-card ${left.pspMethod}`,
  })
}

export type SettingsChange =
  | {
      readonly kind: 'changed'
      readonly defaultMethodId: PaymentMethodId
      readonly automaticFrom: Temporal.PlainDate | null
    }
  | { readonly kind: 'refused'; readonly reason: 'not-found' }

/** Chooses the default card, and whether bills due from today are taken from it. */
export const changeSettings = (
  db: Db,
  wish: {
    readonly accountId: AccountId
    readonly methodId: PaymentMethodId
    readonly automatic: boolean
    readonly today: Temporal.PlainDate
  },
): Promise<SettingsChange> =>
  transact(db, async tx => {
    await lockAccount(tx, wish.accountId)
    const methods = await findMethods(tx, [wish.accountId])
    if (!methods.some(({ id }) => id === wish.methodId))
      return { kind: 'refused', reason: 'not-found' }
    const [before] = await findSettings(tx, [wish.accountId])
    const from = wish.automatic ? (before?.automatic_from ?? wish.today) : null
    await updateSetting(tx, wish.accountId, {
      payment_method_id: wish.methodId,
      automatic_from: from,
    })
    return { kind: 'changed', defaultMethodId: wish.methodId, automaticFrom: from }
  })

export type Removal =
  | { readonly kind: 'removed' }
  | { readonly kind: 'refused'; readonly reason: 'card-in-use' | 'not-found' }

/**
 * Forgets a card, here at once and at the PSP by a job. The one that automatic payment rests on stays until
 * another is chosen; a default that pays nothing by itself passes to the oldest card left.
 */
export const removeCard = (
  db: Db,
  { accountId, methodId }: { readonly accountId: AccountId; readonly methodId: PaymentMethodId },
): Promise<Removal> =>
  transact(db, async tx => {
    await lockAccount(tx, accountId)
    const [setting] = await findSettings(tx, [accountId])
    const isDefault = setting?.payment_method_id === methodId
    if (isDefault && setting?.automatic_from != null)
      return { kind: 'refused', reason: 'card-in-use' }
    const now = (await readBusinessClock(tx)).now()
    const removed = await removeMethod(tx, { accountId, methodId }, now)
    if (removed === undefined) return { kind: 'refused', reason: 'not-found' }
    if (isDefault) {
      const [left] = await findMethods(tx, [accountId])
      await updateSetting(tx, accountId, { payment_method_id: left?.id ?? null })
    }
    await enqueue(tx, {
      name: 'payments.detach-card',
      payload: { method: removed.psp_method },
      key: `payments.detach-card ${removed.psp_method}`,
    })
    return { kind: 'removed' }
  })

const Left = Type.Object({ accountId: Type.String(), method: Type.String() })
const Removed = Type.Object({ method: Type.String() })

/** What is asked of the PSP about cards, outside the transactions that decided it. */
export const cardJobs = (deps: {
  readonly db: Db
  readonly gateway: PaymentGateway
}): JobTable => ({
  'payments.read-card': job(Left, async ({ accountId: text, method }) => {
    const read = await deps.gateway.readCard(method)
    if (read.kind === 'unknown') throw new Fault('the PSP did not show a card', { why: read.why })
    const accountId = asId('account', text)
    await transact(deps.db, async tx => {
      await lockAccount(tx, accountId)
      const at = (await readBusinessClock(tx)).now()
      await keepCard(tx, { accountId, card: read.value, at })
    })
  }),
  'payments.detach-card': job(Removed, async ({ method }) => {
    const detached = await deps.gateway.detachCard(method)
    if (detached.kind === 'unknown')
      throw new Fault('the PSP did not forget a card', { why: detached.why })
  }),
})
