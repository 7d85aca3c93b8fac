import { type Cents, cents, sumCents, toMoney } from '../../../contract/money.ts'
import type { NextBillItem, QuoteView } from '../../../contract/routes/ordering.ts'
import { type Charge, foreseeBills, grossOf } from '../billing/public.ts'
import { promotionsOf, termsOf } from '../catalog/public.ts'
import type { ItemChange, SubscribedItem } from '../lines/public.ts'
import {
  changesOf,
  commitmentAfter,
  effectiveOn,
  itemsAfter,
  type Request,
  type Situation,
} from './change.ts'
import { leavingOn } from './leaving.ts'
import { commitmentOf, holds, sideOn } from './monthly.ts'

/** What a quote says of amounts and days: kept as it was said. */
export type QuoteContent = Omit<
  QuoteView,
  'id' | 'accountId' | 'lineId' | 'state' | 'madeAt' | 'validUntil' | 'orderId' | 'consent'
>

/** How far ahead a quote adds up, in bills. */
const horizons = [12, 24] as const

/**
 * What a change costs: the bills to come with it set against those without it, both by the functions of the bill run.
 * The caller has asked `obstacleTo`. Property: an order of it, billed, gives these amounts.
 */
export const decideQuote = (
  situation: Situation,
  request: Request,
  itemId: SubscribedItem['itemId'],
): QuoteContent => {
  const { book, line, items, next } = situation
  const on = effectiveOn(situation, request.effect)
  const changes = changesOf(situation, request, itemId)
  const after = itemsAfter(items, changes)
  const most = Math.max(...horizons)
  // What other lines cost is the same on both sides.
  const ofLine = (all: readonly SubscribedItem[]) =>
    all.filter(({ lineId }) => lineId === line.lineId)
  const bills = {
    before: foreseeBills(book, { items: ofLine(items), next }, most),
    after: foreseeBills(book, { items: ofLine(after), next }, most),
  }
  const subject = changes.at(-1)
  const terms = termsOf(
    book,
    subject?.item ?? { offerCode: request.offerCode, agreedOn: situation.today },
  )
  return {
    lineLabel: line.label,
    act: request.act,
    offer: {
      code: terms.code,
      names: terms.names,
      ...(terms.summary === null ? {} : { summary: terms.summary }),
    },
    effectiveOn: on.toString(),
    ...(subject?.item.kind === 'pass' && subject.item.endsOn !== null
      ? { endsOn: subject.item.endsOn.toString() }
      : {}),
    before: sideOn(situation, items, on),
    after: sideOn(situation, after, on),
    nextBill: nextBillOf(bills.before[0]?.charges ?? [], bills.after[0]?.charges ?? [], next),
    gains: gainsOf(situation, changes),
    losses: lossesOf(situation, changes, { on, planChanges: request.act === 'change-plan' }),
    commitment: commitmentOf(
      { before: situation.contract.commitment, after: commitmentAfter(situation, request) },
      on,
    ),
    leaving: leavingOn(situation, { after, commitment: commitmentAfter(situation, request), on }),
    totals: horizons.map(count => ({
      bills: String(count),
      before: toMoney(totalOf(bills.before.slice(0, count))),
      after: toMoney(totalOf(bills.after.slice(0, count))),
    })),
  }
}

const totalOf = (bills: ReturnType<typeof foreseeBills>): Cents =>
  sumCents(bills.flatMap(({ charges }) => charges.map(grossOf)))

/** The charges of the next bill that only one of the two has: what comes, and what is no longer asked. */
const nextBillOf = (
  before: readonly Charge[],
  after: readonly Charge[],
  next: Situation['next'],
): QuoteContent['nextBill'] => {
  const keyOf = (charge: Charge) => `${charge.subject} ${charge.step} ${grossOf(charge)}`
  const had = new Set(before.map(keyOf))
  const has = new Set(after.map(keyOf))
  const come = after.filter(charge => !had.has(keyOf(charge)))
  const gone = before.filter(charge => !has.has(keyOf(charge)))
  const total = (charges: readonly Charge[]) => sumCents(charges.map(grossOf))
  return {
    issuedOn: next.issuedOn.toString(),
    items: [
      ...come.map(charge => toItem(charge, grossOf(charge))),
      ...gone.map(charge => toItem(charge, cents(-grossOf(charge)))),
    ],
    difference: toMoney(cents(total(after) - total(before))),
  }
}

const billedKinds = ['plan', 'option', 'equipment', 'discount', 'pass'] as const

const toItem = ({ names, kind, covers, proof }: Charge, gross: Cents): NextBillItem => ({
  names,
  kind: billedKinds.find(known => known === kind) ?? 'fee',
  amount: toMoney(gross),
  ...(covers === null ? {} : { from: covers.start.toString(), until: covers.end.toString() }),
  ...daysOf(proof),
})

/** The days that an amount is for: those billed, or those given back. */
const daysOf = (proof: Charge['proof']) => {
  if (proof.rule === 'days') return { days: proof.days, ofDays: proof.ofDays }
  if (proof.rule !== 'unused-days') return {}
  return { days: proof.ofDays - proof.days, ofDays: proof.ofDays }
}

const gainsOf = ({ book }: Situation, changes: readonly ItemChange[]): QuoteContent['gains'] =>
  changes.flatMap(change =>
    change.kind === 'begins'
      ? promotionsOf(book, change.item).map(({ promotion, endsOn }) => ({
          names: promotion.names,
          monthlyDiscount: toMoney(promotion.monthlyDiscount),
          endsOn: endsOn.toString(),
        }))
      : [],
  )

/** Discounts that end before their time, and options that the new plan does not have. */
const lossesOf = (
  { book }: Situation,
  changes: readonly ItemChange[],
  { on, planChanges }: { readonly on: Temporal.PlainDate; readonly planChanges: boolean },
): QuoteContent['losses'] =>
  changes.flatMap(change => {
    if (change.kind === 'begins') return []
    const { item, price } = change
    const promotions = promotionsOf(book, item)
      .filter(promotion => holds(promotion, on))
      .map(({ promotion, endsOn }) => ({
        kind: 'promotion' as const,
        names: promotion.names,
        amount: toMoney(promotion.monthlyDiscount),
        until: endsOn.toString(),
      }))
    const isLost = planChanges && item.kind === 'option'
    const option = { kind: 'option' as const, names: termsOf(book, item).names }
    return [...(isLost ? [{ ...option, amount: toMoney(price) }] : []), ...promotions]
  })
