import { type Cents, cents, sumCents, toMoney } from '../../../contract/money.ts'
import type { LeavingDay } from '../../../contract/routes/leaving.ts'
import type { QuoteView } from '../../../contract/routes/ordering.ts'
import { divRound } from '../../kernel/money.ts'
import { freeExitUntil } from '../../law/contract-change.ts'
import { earlyTerminationFee } from '../../law/early-termination.ts'
import { feeOn, noticesOf, priceOn, termsOf } from '../catalog/public.ts'
import type { HeldCommitment, SubscribedItem } from '../lines/public.ts'
import type { Situation } from './change.ts'
import { holds } from './monthly.ts'

type Leaving = {
  readonly after: readonly SubscribedItem[]
  readonly commitment: HeldCommitment
  readonly on: Temporal.PlainDate
}

/** What leaving would cost at most on the day of the change: the law's share of what was promised, and the fee. */
export const leavingOn = (
  situation: Situation,
  { after, commitment, on }: Leaving,
): QuoteView['leaving'] => {
  const held = situation.contract.commitment
  const before = leavingCost(situation, { after: situation.items, commitment: held, on })
  const changed = leavingCost(situation, { after, commitment, on })
  return {
    before: toMoney(sumOf(before.parts)),
    after: toMoney(sumOf(changed.parts)),
    citation: changed.citation,
  }
}

export type LeavingPart = {
  readonly kind: LeavingDay['parts'][number]['kind']
  readonly amount: Cents
  /** The law's, for what it bounds. */
  readonly citation?: string
  /** The first day of this price, for the operator's own. */
  readonly pricedFrom?: Temporal.PlainDate
}

/** What the parts come to. */
export const sumOf = (parts: readonly LeavingPart[]): Cents =>
  sumCents(parts.map(({ amount }) => amount))

/**
 * The price of leaving a contract on a day, in parts, those of nothing left out (law.md 3.3). A change of price that
 * its holder was told of makes it free for a time (C. conso L224-33): `freeUntil` is the first day after that.
 */
export const leavingCost = (situation: Situation, { after: items, commitment, on }: Leaving) => {
  const { book, contract } = situation
  const plans = items.filter(
    item => item.kind === 'plan' && item.contractId === contract.contractId && holds(item, on),
  )
  const freeUntil = freeExitOn(situation, plans, on)
  const monthly = sumCents(plans.map(plan => priceOn(book, plan, on).amount))
  const startsOn = commitment.from ?? contract.signedOn
  const asked = earlyTerminationFee(
    {
      signedOn: startsOn,
      startsOn,
      months: commitment.months ?? 0,
      subsidisedHandset: commitment.subsidisedHandset,
    },
    { on, monthly, isExempt: freeUntil !== null },
  )
  const citation = asked?.rule.citation.split(':')[0] ?? ''
  const promised =
    asked === null || commitment.months === null
      ? 0n
      : divRound(asked.fee.numerator, asked.fee.denominator)
  const parts: readonly LeavingPart[] = [
    { kind: 'early-termination', amount: cents(promised), citation },
    ...(freeUntil === null ? terminationFees(situation, plans, on) : []),
  ]
  return { parts: parts.filter(({ amount }) => amount !== 0n), citation, freeUntil }
}

const terminationFees = (
  { book }: Situation,
  plans: readonly SubscribedItem[],
  on: Temporal.PlainDate,
): readonly LeavingPart[] =>
  plans.flatMap(plan => {
    const terms = termsOf(book, plan)
    const code = 'terminationFee' in terms ? terms.terminationFee : null
    const fee = code === null ? null : feeOn(book.current, code, on)
    return fee === null
      ? []
      : [{ kind: 'termination-fee', amount: fee.amount, pricedFrom: fee.from }]
  })

/** Until when leaving is free because a price was changed, the day excluded; null when it is not on this day. */
const freeExitOn = (
  { book }: Situation,
  plans: readonly SubscribedItem[],
  on: Temporal.PlainDate,
): Temporal.PlainDate | null => {
  const ends = plans
    .flatMap(plan => noticesOf(book, plan))
    .filter(notifiedOn => Temporal.PlainDate.compare(notifiedOn, on) <= 0)
    .flatMap(notifiedOn => freeExitUntil(notifiedOn) ?? [])
    .filter(until => Temporal.PlainDate.compare(on, until) < 0)
  return ends.toSorted(Temporal.PlainDate.compare).at(-1) ?? null
}
