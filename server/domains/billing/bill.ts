import { type Cents, cents, sumCents, zeroCents } from '../../../contract/money.ts'
import { type BillStatus, type Section, sections } from '../../../contract/routes/billing.ts'
import type { Charge } from './charge.ts'
import {
  allocateVat,
  roundingTo,
  type VatRow,
  vatInside,
  vatOfCompany,
  vatOfConsumer,
} from './vat.ts'

/** A charge at its place on the bill, with its net and VAT for display. `gross` is what is owed for it. */
export type BillLine = Charge & {
  readonly position: number
  readonly net: Cents
  readonly vat: Cents
  readonly gross: Cents
}

export type Composed = {
  readonly lines: readonly BillLine[]
  readonly vatRows: readonly VatRow[]
  readonly net: Cents
  readonly vat: Cents
  /** BT-114, zero for a consumer. */
  readonly rounding: Cents
  readonly total: Cents
}

const kindOrder = [
  'plan',
  'discount',
  'option',
  'equipment',
  'pass',
  'usage-included',
  'usage-charged',
  'fee',
  'credit',
] as const

/**
 * Makes a bill of its charges: own services before those of third parties, then line by line. A consumer
 * owes the sum of the prices shown; a company the net lines and VAT per rate, brought to the price agreed.
 * Invariants, property-tested: Σ gross of lines = total = Σ net + Σ VAT + rounding.
 */
export const composeBill = (charges: readonly Charge[], kind: 'consumer' | 'company'): Composed => {
  const ordered = inOrder(charges)
  const vatOfParts = kind === 'consumer' ? consumerVatOfParts(ordered) : companyVatOfParts(ordered)
  const lines = ordered.map((charge, position) => {
    const gross = sumCents(charge.parts.map(part => part.gross))
    const vat = sumCents(vatOfParts[position] ?? [])
    return { ...charge, position, net: cents(gross - vat), vat, gross }
  })
  const total = sumCents(lines.map(({ gross }) => gross))
  const parts = ordered.flatMap(charge => charge.parts)
  const vatRows = kind === 'consumer' ? vatOfConsumer(parts) : vatOfCompany(netParts(parts))
  return {
    lines,
    vatRows,
    net: sumCents(vatRows.map(row => row.net)),
    vat: sumCents(vatRows.map(row => row.vat)),
    rounding: roundingTo(total, vatRows),
    total,
  }
}

type Parts = Charge['parts']

const netParts = (parts: Parts) =>
  parts.map(({ rateBasisPoints, gross }) => ({
    rateBasisPoints,
    net: cents(gross - vatInside(gross, rateBasisPoints)),
  }))

const companyVatOfParts = (charges: readonly Charge[]): readonly (readonly Cents[])[] =>
  charges.map(({ parts }) =>
    parts.map(({ gross, rateBasisPoints }) => vatInside(gross, rateBasisPoints)),
  )

/** Per rate, the VAT of the bill shared among the parts of its lines. */
const consumerVatOfParts = (charges: readonly Charge[]): readonly (readonly Cents[])[] => {
  const vats = charges.map(({ parts }) => parts.map(() => zeroCents))
  const placed = charges.flatMap(({ parts }, line) =>
    parts.map((part, index) => ({ ...part, line, index })),
  )
  for (const rate of new Set(placed.map(({ rateBasisPoints }) => rateBasisPoints))) {
    const ofRate = placed.filter(({ rateBasisPoints }) => rateBasisPoints === rate)
    const shares = allocateVat(
      ofRate.map(({ gross }) => gross),
      rate,
    )
    for (const [i, { line, index }] of ofRate.entries())
      vats[line]?.splice(index, 1, shares[i] ?? zeroCents)
  }
  return vats
}

/** Sections, then lines in the order in which they first appear, then what the person took before what they used. */
const inOrder = (charges: readonly Charge[]): readonly Charge[] => {
  const lineIds = [...new Set(charges.map(({ lineId }) => lineId))]
  const rank = ({ section, lineId, kind, step }: Charge) => [
    sections.indexOf(section),
    lineId === null ? lineIds.length : lineIds.indexOf(lineId),
    kindOrder.indexOf(kind),
    step === 'adjustment' ? 0 : 1,
  ]
  return charges
    .map((charge, index) => ({ charge, rank: [...rank(charge), index] }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ charge }) => charge)
}

const compareRanks = (a: readonly number[], b: readonly number[]): number => {
  const place = a.findIndex((value, index) => value !== b[index])
  return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0)
}

/** What each section of the bill amounts to; a section without a line is not mentioned. */
export const sectionTotals = (
  lines: readonly Pick<BillLine, 'section' | 'gross'>[],
): readonly { readonly section: Section; readonly gross: Cents }[] =>
  sections
    .map(section => ({ section, own: lines.filter(line => line.section === section) }))
    .filter(({ own }) => own.length > 0)
    .map(({ section, own }) => ({ section, gross: sumCents(own.map(({ gross }) => gross)) }))

/** Where a bill stands, from what payments says is still open on it. Of what is contested nothing is late. */
export const statusOf = (
  bill: { readonly total: Cents; readonly dueOn: Temporal.PlainDate },
  balance: { readonly open: Cents; readonly toPay: Cents; readonly credited: Cents },
  today: Temporal.PlainDate,
): BillStatus => {
  if (bill.total < 0n || (bill.total > 0n && balance.credited >= bill.total)) return 'credited'
  if (balance.open <= 0n) return 'paid'
  if (balance.toPay > 0n && Temporal.PlainDate.compare(today, bill.dueOn) > 0) return 'late'
  return balance.open < bill.total ? 'part-paid' : 'due'
}

/** A number of the series of a legal entity, month and kind: `SFR-2026-11-004817`. */
export const billNumber = (prefix: string, month: string, sequence: number): string =>
  `${prefix}-${month}-${String(sequence).padStart(6, '0')}`
