import { type Cents, fromMoney, sumCents } from '../../../contract/money.ts'
import { monthsAfter } from '../../kernel/calendar.ts'
import { microToCents } from '../../kernel/money.ts'
import type { CatalogueBook } from '../catalog/public.ts'
import type { SubscribedItem } from './billed-account.ts'
import {
  type BilledAhead,
  type Charge,
  type Cycle,
  chargeOnce,
  chargeRecurring,
  type RatedUsage,
} from './charge.ts'
import { priceItems } from './price-items.ts'
import { rateUsage, type UsageSummary } from './rate-usage.ts'

/** Where the next bill of an account stands: its day, and what the last one took ahead. */
export type NextBill = {
  readonly issuedOn: Temporal.PlainDate
  readonly ahead: readonly BilledAhead[]
}

/** A bill to come, as far as it can be known: no usage, no charge that nobody has asked for yet. */
export type ForeseenBill = {
  readonly issuedOn: Temporal.PlainDate
  readonly charges: readonly Charge[]
}

/**
 * The next bills of an account if it has these items and nothing else changes: the very charges that the run will
 * decide, so that a quote made of them is honoured to the cent. Vectors 22 to 28.
 */
export const foreseeBills = (
  book: CatalogueBook,
  { items, next }: { readonly items: readonly SubscribedItem[]; readonly next: NextBill },
  count: number,
): readonly ForeseenBill[] => {
  const bills: ForeseenBill[] = []
  let ahead = next.ahead
  for (let month = 0; month < count; month += 1) {
    const cycle = cycleFrom(next.issuedOn, month)
    const charges = chargesOf(book, items, { cycle, ahead })
    ahead = charges.flatMap(toAhead)
    bills.push({ issuedOn: cycle.next.start, charges })
  }
  return bills
}

/** Why usage is charged: used up, beyond the border, or sold by somebody else. */
export type UsageCause = 'beyond-plan' | 'roaming' | 'third-party'

/** What the usage of one month would be asked on its bill, each line of it rounded once, by cause. */
export const foreseeUsage = (
  book: CatalogueBook,
  summaries: readonly UsageSummary[],
  on: Temporal.PlainDate,
): readonly { readonly cause: UsageCause; readonly gross: Cents }[] =>
  rateUsage(
    book,
    summaries.filter(({ micros }) => micros !== 0n),
    on,
  ).map(usage => ({ cause: causeOf(usage), gross: microToCents(usage.micros) }))

const causeOf = ({ section, zone }: RatedUsage): UsageCause => {
  if (section === 'third-party') return 'third-party'
  return zone.startsWith('home>') ? 'beyond-plan' : 'roaming'
}

/** What is owed for a charge, with taxes. */
export const grossOf = ({ parts }: Charge): Cents => sumCents(parts.map(({ gross }) => gross))

/** Months are counted from the first of them, never chained (vector 26). */
const cycleFrom = (first: Temporal.PlainDate, month: number): Cycle => {
  const start = monthsAfter(first, month)
  return {
    previous: { start: monthsAfter(first, month - 1), end: start },
    next: { start, end: monthsAfter(first, month + 1) },
  }
}

const chargesOf = (
  book: CatalogueBook,
  items: readonly SubscribedItem[],
  { cycle, ahead }: { readonly cycle: Cycle; readonly ahead: readonly BilledAhead[] },
): readonly Charge[] => {
  const billed = new Map(ahead.map(line => [line.subject, line]))
  return priceItems(
    book,
    items.filter(item => meets(item, cycle)),
    cycle,
  ).flatMap(({ recurring, single }) => [
    ...recurring.flatMap(item => chargeRecurring(item, cycle, billed.get(item.subject))),
    ...single.map(chargeOnce),
  ])
}

/** As the run finds them: what is subscribed on a day of either month, or ended as the first of them began. */
const meets = ({ startsOn, endsOn }: SubscribedItem, { previous, next }: Cycle): boolean =>
  Temporal.PlainDate.compare(startsOn, next.end) < 0 &&
  (endsOn === null || Temporal.PlainDate.compare(endsOn, previous.start) >= 0)

const toAhead = (charge: Charge): readonly BilledAhead[] => {
  const { proof, step, subject } = charge
  if (step !== 'advance' || (proof.rule !== 'whole-period' && proof.rule !== 'days')) return []
  return [{ subject, billed: grossOf(charge), price: fromMoney(proof.price) }]
}
