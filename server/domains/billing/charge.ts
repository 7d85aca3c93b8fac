import type { ChargeId, ContractId, LineId } from '../../../contract/ids.ts'
import type { Names } from '../../../contract/languages.ts'
import { type Cents, cents, type MicroEuros, toMoney } from '../../../contract/money.ts'
import type { Proof } from '../../../contract/proof.ts'
import type { LineKind, LineStep, Section } from '../../../contract/routes/billing.ts'
import type { Period } from '../../kernel/calendar.ts'
import { microToCents } from '../../kernel/money.ts'
import { daysOf, daysWithin, prorate } from './prorate.ts'
import { splitByRate, type TaxedPart, type VatShare } from './vat.ts'

/** The version of the catalogue or tariff that gave a price, and the day since when it holds. */
export type RateVersion = { readonly version: string; readonly from: Temporal.PlainDate }

/** What both ends of a bill need: the period just lived, and the one paid ahead. */
export type Cycle = { readonly previous: Period; readonly next: Period }

/** Something owed each month while it lasts: a plan, an option, a box, or a discount on one of them. */
export type Recurring = {
  /** The item, or the item and its promotion: what was billed ahead is looked up by it. */
  readonly subject: string
  /** What is compared from month to month: a plan by its line, so that a change of plan is one cause. */
  readonly cause: string
  readonly kind: Extract<LineKind, 'plan' | 'option' | 'equipment' | 'discount'>
  readonly section: Section
  readonly names: Names
  readonly contractId: ContractId
  readonly lineId: LineId
  readonly start: Temporal.PlainDate
  /** Excluded; null while it lasts. */
  readonly end: Temporal.PlainDate | null
  /** A month's price with taxes at the start of the next period, negative for a discount. */
  readonly gross: Cents
  /** The same for the previous period. */
  readonly grossBefore: Cents
  readonly rate: RateVersion
  readonly shares: readonly VatShare[]
}

/** What an earlier bill took in advance for a subject, over the period just lived. */
export type BilledAhead = {
  readonly subject: string
  readonly billed: Cents
  readonly price: Cents
}

/** A line in the making: what is owed, why, and how the amount was reached. */
export type Charge = {
  readonly subject: string
  readonly cause: string
  readonly kind: LineKind
  readonly step: LineStep
  readonly section: Section
  readonly names: Names
  readonly contractId: ContractId | null
  readonly lineId: LineId | null
  readonly chargeId: ChargeId | null
  readonly covers: Period | null
  readonly parts: readonly TaxedPart[]
  readonly proof: Proof
  readonly usage: Usage | null
  /** The civil day of the one thing that happened, when one did: a start, an end, a fee. */
  readonly happenedOn: Temporal.PlainDate | null
}

export type Usage = {
  readonly service: 'voice' | 'sms' | 'mms' | 'data'
  readonly zone: string
  readonly count: number
  readonly quantity: number
}

/** Usage of a period on one line, one service and zone, at one version of the tariff. */
export type RatedUsage = Usage & {
  readonly lineId: LineId
  readonly names: Names
  readonly section: Section
  readonly micros: MicroEuros
  /** What a ceiling took off, when one price explains the rest. */
  readonly writtenOff: MicroEuros
  /** Price of `per` units when a single one applied. */
  readonly price: { readonly micros: MicroEuros; readonly per: number } | null
  readonly rate: RateVersion
  readonly shares: readonly VatShare[]
}

/** A charge or credit asked for once by another domain, waiting for the next bill. */
export type SingleCharge = {
  readonly chargeId: ChargeId | null
  readonly subject: string
  readonly kind: Extract<LineKind, 'pass' | 'fee' | 'credit' | 'equipment'>
  readonly section: Section
  readonly names: Names
  readonly contractId: ContractId | null
  readonly lineId: LineId | null
  readonly gross: Cents
  readonly rate: RateVersion
  readonly shares: readonly VatShare[]
  readonly occurredOn: Temporal.PlainDate
}

/**
 * What a subscription owes at a billing day: the next period ahead, and the period just lived put right.
 * Nothing billed ahead: the days that were lived are charged. Something billed ahead that did not last:
 * what was billed minus the days that were lived is given back, so that both make the price exactly.
 */
export const chargeRecurring = (
  item: Recurring,
  cycle: Cycle,
  ahead: BilledAhead | undefined,
): readonly Charge[] => {
  const adjustment = adjustPrevious(item, cycle.previous, ahead)
  const advance = chargePeriod(item, { period: cycle.next, price: item.gross, step: 'advance' })
  return [...adjustment, ...advance]
}

type Asked = { readonly period: Period; readonly price: Cents; readonly step: LineStep }

const chargePeriod = (item: Recurring, { period, price, step }: Asked): readonly Charge[] => {
  const used = daysWithin(item, period)
  if (used === null || price === 0n) return []
  const days = daysOf(used)
  const ofDays = daysOf(period)
  const rate = toRate(item.rate)
  const proof: Proof =
    days === ofDays
      ? { rule: 'whole-period', price: toMoney(price), rate }
      : { rule: 'days', price: toMoney(price), days, ofDays, rate }
  const gross = prorate(price, days, ofDays)
  return gross === 0n ? [] : [recurringCharge(item, { step, covers: used, gross, proof })]
}

const adjustPrevious = (
  item: Recurring,
  previous: Period,
  ahead: BilledAhead | undefined,
): readonly Charge[] => {
  if (ahead === undefined)
    return chargePeriod(item, { period: previous, price: item.grossBefore, step: 'adjustment' })
  const used = daysWithin(item, previous)
  const days = used === null ? 0 : daysOf(used)
  const ofDays = daysOf(previous)
  const gross = cents(prorate(ahead.price, days, ofDays) - ahead.billed)
  if (gross === 0n) return []
  const covers = { start: used?.end ?? previous.start, end: previous.end }
  const price = toMoney(ahead.price)
  const billed = toMoney(ahead.billed)
  const proof: Proof = {
    rule: 'unused-days',
    billed,
    price,
    days,
    ofDays,
    rate: toRate(item.rate),
  }
  return [recurringCharge(item, { step: 'adjustment', covers, gross, proof })]
}

type Reached = {
  readonly step: LineStep
  readonly covers: Period
  readonly gross: Cents
  readonly proof: Proof
}

const recurringCharge = (item: Recurring, { step, covers, gross, proof }: Reached): Charge => ({
  subject: item.subject,
  cause: step === 'adjustment' ? `${item.cause} adjusted` : item.cause,
  kind: item.kind,
  step,
  section: item.section,
  names: item.names,
  contractId: item.contractId,
  lineId: item.lineId,
  chargeId: null,
  covers,
  parts: splitByRate(gross, item.shares),
  proof,
  usage: null,
  happenedOn: step === 'adjustment' && item.end !== null ? item.end : item.start,
})

/** The usage of a period; the line is the first rounding to cents (vector 1). */
export const chargeUsage = (usage: RatedUsage, period: Period): Charge => {
  const { service, zone, count, quantity, micros, writtenOff, price } = usage
  const subject = `usage ${usage.lineId} ${service} ${zone}`
  const priced = price === null ? {} : { price: { micros: String(price.micros), per: price.per } }
  const less = writtenOff === 0n ? {} : { writtenOff: String(writtenOff) }
  const rate = toRate(usage.rate)
  return {
    subject,
    cause: subject,
    kind: micros === 0n ? 'usage-included' : 'usage-charged',
    step: 'usage',
    section: usage.section,
    names: usage.names,
    contractId: null,
    lineId: usage.lineId,
    chargeId: null,
    covers: period,
    parts: splitByRate(microToCents(micros), usage.shares),
    proof: { rule: 'usage', micros: String(micros), quantity, ...priced, ...less, rate },
    usage: { service, zone, count, quantity },
    happenedOn: null,
  }
}

/** A charge or credit that comes once. */
export const chargeOnce = (single: SingleCharge): Charge => ({
  subject: single.subject,
  cause: single.subject,
  kind: single.kind,
  step: 'single',
  section: single.section,
  names: single.names,
  contractId: single.contractId,
  lineId: single.lineId,
  chargeId: single.chargeId,
  covers: null,
  parts: splitByRate(single.gross, single.shares),
  proof: { rule: 'single', price: toMoney(single.gross), rate: toRate(single.rate) },
  usage: null,
  happenedOn: single.occurredOn,
})

const toRate = ({ version, from }: RateVersion) => ({ version, from: from.toString() })
