import type { AccountId, LineId } from '../../../contract/ids.ts'
import type { Names } from '../../../contract/languages.ts'
import { type Cents, toMoney } from '../../../contract/money.ts'
import type { Cause } from '../../../contract/routes/usage-controls.ts'

/** Something that the customer is told of a line, once. */
export type Notice = {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly about:
    | {
        readonly kind: 'allowance'
        readonly service: 'data' | 'voice' | 'sms'
        readonly offer: Names
        readonly percent: number
      }
    | { readonly kind: 'spend'; readonly amount: Cents }
    | {
        readonly kind: 'ceiling'
        readonly cause: Cause
        readonly limit: Cents
        readonly percent: number
      }
}

/** A ceiling that was reached, and by a communication of when. */
export type Cut = {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly periodStart: Temporal.PlainDate
  readonly cause: Cause
  readonly limit: Cents
  readonly cutAt: string
}

/** Told of an account when one of its lines passed an alert or came near a ceiling. */
export const usageNoticed = 'usage.noticed'

/** A notice as the event that tells it. */
export const noticeEvent = ({ accountId, lineId, about }: Notice) => ({
  accountId,
  kind: usageNoticed,
  payload: { lineId, about: onWire(about) },
})

const onWire = (about: Notice['about']) => {
  switch (about.kind) {
    case 'allowance':
      return about
    case 'spend':
      return { ...about, amount: toMoney(about.amount) }
    case 'ceiling':
      return { ...about, limit: toMoney(about.limit) }
  }
}

/** A ceiling reached, as it is stored. */
export const cutRow = ({ accountId, lineId, periodStart, cause, limit, cutAt }: Cut) => ({
  account_id: accountId,
  line_id: lineId,
  period_start: periodStart,
  cause,
  limit_cents: limit,
  cut_at: Temporal.Instant.from(cutAt),
})
