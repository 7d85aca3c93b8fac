import { inBaseUnits } from '../../../brands/check-allowances.ts'
import type { PackProblem } from '../../../brands/pack-file.ts'
import type { Located, PackSections } from '../../../brands/pack-sections.ts'
import { type Cents, cents } from '../../../contract/money.ts'
import { divRound } from '../../kernel/money.ts'
import { earliestChange } from '../../law/contract-change.ts'
import { terminationRuleFor } from '../../law/early-termination.ts'
import {
  bytesPerGigabyte,
  dataCapChanges,
  dueRoamingBytes,
  intraUnionCapOn,
  roamLikeAtHomeOn,
  wholesaleDataCapOn,
} from '../../law/roaming.ts'
import { vatRateOn, vatWithin } from '../../law/vat.ts'

type Row<Name extends keyof PackSections> = PackSections[Name][number]
type Prices = Row<'fees'>['row']['prices']

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

/**
 * What a pack must not promise less than: rates of VAT that exist, notice of a price rise (L224-33), length of a
 * commitment (L224-28), fair use and caps of Regulation (EU) 2022/612. Each problem at its file and line.
 */
export const checkLaw = (pack: PackSections): PackProblem[] => [
  ...pack.vatClasses.flatMap(checkVatClass),
  ...[
    ...pack.mobilePlans,
    ...pack.homePlans,
    ...pack.options,
    ...pack.passes,
    ...pack.equipment,
    ...pack.fees,
  ].flatMap(checkNotices),
  ...[...pack.mobilePlans, ...pack.homePlans].flatMap(checkCommitment),
  ...pack.mobilePlans.flatMap(plan => checkFairUse(pack, plan)),
  ...pack.roamingZones.flatMap(checkUnion),
  ...pack.tariffPlans.flatMap(plan => checkCaps(pack, plan)),
]

const checkVatClass = ({ row, problem }: Row<'vatClasses'>): PackProblem[] =>
  row.rates.flatMap(({ from, legalRate }, at) =>
    vatRateOn(legalRate, day(from)) === null
      ? [problem(['rates', at, 'legalRate'], `the law has no rate \`${legalRate}\` on ${from}`)]
      : [],
  )

const checkNotices = ({ row, problem }: Located<{ prices: Prices }>): PackProblem[] =>
  row.prices.flatMap(({ appliesTo, notifiedOn, from }, at) => {
    if (appliesTo !== 'everyone' || notifiedOn === undefined) return []
    const earliest = earliestChange(day(notifiedOn))
    if (earliest !== null && Temporal.PlainDate.compare(earliest, day(from)) <= 0) return []
    const says = `told on ${notifiedOn}, a price may change from ${earliest} and not from ${from} (L224-33)`
    return [problem(['prices', at, 'notifiedOn'], says)]
  })

const checkCommitment = ({ row, problem }: Row<'mobilePlans' | 'homePlans'>): PackProblem[] => {
  const most = terminationRuleFor(day(row.soldFrom))?.value.mostMonths
  if (row.commitment === undefined || most === undefined || row.commitment.months <= most) return []
  return [problem(['commitment', 'months'], `nobody can be bound for more than ${most} months`)]
}

/** Each day on which what a plan gives, what it costs or the cap changes. */
const checkFairUse = (pack: PackSections, plan: Row<'mobilePlans'>): PackProblem[] =>
  plan.row.allowances.flatMap((allowance, at) => {
    if (allowance.service !== 'data' || !allowance.in.includes('eu')) return []
    const { quantity, unit, roamingPart = [] } = allowance
    const whole =
      quantity === undefined || unit === undefined ? null : BigInt(inBaseUnits({ quantity, unit }))
    const isShort = (on: Temporal.PlainDate): bigint | null =>
      missingVolume({ whole, roamingPart, price: priceBeforeTax(pack, plan, on) }, on)
    return changesOf(plan, roamingPart).flatMap(on => {
      const least = isShort(on)
      if (least === null) return []
      const part = roamingPart.findLastIndex(({ from }) => from <= on.toString())
      const path = part < 0 ? [] : ['roamingPart', part, 'quantity']
      const says = `from ${on} at least ${least} GB must be usable in the Union (Regulation (EU) 2022/612)`
      return [plan.problem(['allowances', at, ...path], says)]
    })
  })

type RoamingParts = NonNullable<Row<'mobilePlans'>['row']['allowances'][number]['roamingPart']>

const changesOf = (
  { row }: Row<'mobilePlans'>,
  roamingPart: RoamingParts,
): readonly Temporal.PlainDate[] => {
  const days = [
    row.soldFrom,
    ...row.prices.map(({ from }) => from),
    ...roamingPart.map(({ from }) => from),
    ...dataCapChanges().map(String),
  ]
  return [...new Set(days)]
    .filter(text => text >= row.soldFrom)
    .sort()
    .map(day)
}

/** The rate, in basis points, of a class on a day; 0 when the pack or the law has none, which is said elsewhere. */
const rateOfClass = (pack: PackSections, vatClass: string, on: Temporal.PlainDate): number => {
  const found = pack.vatClasses.find(({ row }) => row.id === vatClass)
  const legalRate = found?.row.rates.findLast(({ from }) => from <= on.toString())?.legalRate
  return legalRate === undefined ? 0 : (vatRateOn(legalRate, on)?.value ?? 0)
}

const priceBeforeTax = (
  pack: PackSections,
  { row }: Row<'mobilePlans'>,
  on: Temporal.PlainDate,
): Cents => {
  const ttc = cents(BigInt(row.prices.findLast(({ from }) => from <= on.toString())?.ttcCents ?? 0))
  const vat = vatWithin(ttc, rateOfClass(pack, row.vatClass ?? '', on))
  return cents(ttc - divRound(vat.numerator, vat.denominator))
}

/** Whole gigabytes that are due when the plan gives fewer bytes than the law asks on a day; null when it gives enough. */
const missingVolume = (
  data: {
    readonly whole: bigint | null
    readonly roamingPart: RoamingParts
    readonly price: Cents
  },
  on: Temporal.PlainDate,
): bigint | null => {
  const { whole, price } = data
  const part = data.roamingPart.findLast(({ from }) => from <= on.toString())
  const due = dueRoamingBytes({ price, bytes: whole }, on)
  if (part === undefined || due === null) return null
  const given = BigInt(inBaseUnits(part))
  return given < due ? (due + bytesPerGigabyte - 1n) / bytesPerGigabyte : null
}

const checkUnion = ({ row, problem }: Row<'roamingZones'>): PackProblem[] => {
  if (row.id !== 'eu') return []
  const days = [...new Set(row.members.map(({ from }) => from))].sort()
  return days.flatMap(from => {
    const has = new Set(
      row.members
        .filter(member => member.from <= from && from < (member.until ?? '9999-12-31'))
        .map(({ country }) => country),
    )
    const due = roamLikeAtHomeOn(day(from))
    return [...due]
      .filter(country => !has.has(country))
      .map(country =>
        problem(['members'], `${country} is as at home from ${from} and is not in \`eu\``),
      )
  })
}

/** Prices of the Union against their caps, with the tax of the day on top. */
const checkCaps = (pack: PackSections, plan: Row<'tariffPlans'>): PackProblem[] =>
  plan.row.lists.flatMap((list, at) => {
    const on = day(list.from)
    const rate = BigInt(rateOfClass(pack, plan.row.vatClass, on))
    const withTax = (micros: bigint): bigint => (micros * (10_000n + rate)) / 10_000n
    const cap = intraUnionCapOn(on)?.value
    const data = wholesaleDataCapOn(on)?.value
    return list.rates.flatMap((row, position) => {
      const most = mostFor(row, { cap, data })
      if (
        most === null ||
        BigInt(row.micros) * most.per <= withTax(most.micros) * BigInt(row.per)
      ) {
        return []
      }
      const says = `is dearer than the Union's cap of ${withTax(most.micros)} millionths with tax`
      return [plan.problem(['lists', at, 'rates', position, 'micros'], says)]
    })
  })

type Most = { readonly micros: bigint; readonly per: bigint }

const mostFor = (
  row: Row<'tariffPlans'>['row']['lists'][number]['rates'][number],
  caps: {
    readonly cap: { readonly minute: bigint; readonly text: bigint } | undefined
    readonly data: bigint | undefined
  },
): Most | null => {
  const isHomeToUnion = row.in.includes('home') && row.to?.includes('eu') === true
  if (row.service === 'data' && row.in.includes('eu') && caps.data !== undefined) {
    return { micros: caps.data, per: 1_000_000_000n }
  }
  if (!isHomeToUnion || caps.cap === undefined) return null
  if (row.service === 'voice') return { micros: caps.cap.minute, per: 60n }
  return row.service === 'sms' ? { micros: caps.cap.text, per: 1n } : null
}
