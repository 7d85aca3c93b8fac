import type { AccountId, BillId, LineId } from '../../../contract/ids.ts'
import { sumCents } from '../../../contract/money.ts'
import type { Period } from '../../kernel/calendar.ts'
import { nextTargetDay } from '../../kernel/calendar.ts'
import { type BillLine, type Composed, composeBill } from './bill.ts'
import type { BillContent } from './bill-content.ts'
import type { BilledLine, Biller, Priced, Profile } from './billed-account.ts'
import {
  type BilledAhead,
  type Charge,
  type Cycle,
  chargeOnce,
  chargeRecurring,
  chargeUsage,
  type RatedUsage,
  type SingleCharge,
} from './charge.ts'
import { type Cause, type ComparedLine, differenceOf } from './difference.ts'

/** Changes when the document of the same bill would look or read otherwise. */
const templateVersion = '1'

/** The bill that came before, as far as the next one needs it. */
export type PreviousBill = {
  readonly billId: BillId
  readonly issuedOn: Temporal.PlainDate
  readonly total: BillLine['gross']
  readonly lines: readonly ComparedLine[]
  readonly ahead: readonly BilledAhead[]
}

/** Everything known of one account on its billing day. */
export type Situation = {
  readonly profile: Profile
  readonly cycle: Cycle
  readonly priced: readonly Priced[]
  readonly usage: readonly RatedUsage[]
  readonly waiting: readonly SingleCharge[]
  readonly previous: PreviousBill | null
  readonly lines: readonly BilledLine[]
  readonly collected: boolean
}

export type PreparedBill = {
  readonly accountId: AccountId
  readonly numeroClient: string
  readonly customerKind: Profile['kind']
  readonly period: Period
  readonly dueOn: Temporal.PlainDate
  readonly collected: boolean
  readonly previousBillId: BillId | null
  readonly composed: Composed
  readonly content: BillContent
}

/**
 * Decides an account's bill, or null when there is nothing to bill. The bill is issued on the first day of
 * the period it takes ahead; it is due after the brand's term, moved to the next TARGET day when collected.
 */
export const decideBill = (situation: Situation, biller: Biller): PreparedBill | null => {
  const { profile, cycle, previous, collected } = situation
  const composed = composeBill(chargesOf(situation), profile.kind)
  if (composed.lines.length === 0) return null
  const term = cycle.next.start.add({ days: biller.paymentTermDays })
  const dueOn = collected ? nextTargetDay(term) : term
  const causes = previous === null ? null : differenceOf(previous.lines, composed.lines)
  return {
    accountId: profile.accountId,
    numeroClient: profile.numeroClient,
    customerKind: profile.kind,
    period: cycle.next,
    dueOn,
    collected,
    previousBillId: previous?.billId ?? null,
    composed,
    content: contentOf({ situation, biller, composed, dueOn, causes }),
  }
}

const chargesOf = ({ priced, cycle, usage, waiting, previous }: Situation): readonly Charge[] => {
  const ahead = new Map(previous?.ahead.map(line => [line.subject, line]))
  return [
    ...priced.flatMap(({ recurring }) =>
      recurring.flatMap(item => chargeRecurring(item, cycle, ahead.get(item.subject))),
    ),
    ...priced.flatMap(({ single }) => single.map(chargeOnce)),
    ...usage.map(rated => chargeUsage(rated, cycle.previous)),
    ...waiting.map(chargeOnce),
  ]
}

type Decided = {
  readonly situation: Situation
  readonly biller: Biller
  readonly composed: Composed
  readonly dueOn: Temporal.PlainDate
  readonly causes: readonly Cause[] | null
}

const contentOf = ({ situation, biller, composed, dueOn, causes }: Decided): BillContent => {
  const { profile, cycle, previous, collected } = situation
  const { seller, brandVersion, timeZone } = biller
  return {
    templateVersion,
    brandVersion,
    language: profile.language,
    timeZone,
    seller: {
      ...seller,
      address: [...seller.address],
      postalAddress: [...seller.postalAddress],
    },
    customer: {
      kind: profile.kind,
      numeroClient: profile.numeroClient,
      name: profile.legalName,
      address: addressLines(profile),
    },
    issuedOn: cycle.next.start.toString(),
    periodEnd: cycle.next.end.toString(),
    usageFrom: cycle.previous.start.toString(),
    dueOn: dueOn.toString(),
    collected,
    titles: titlesOf(composed.lines, situation.lines),
    lines: composed.lines.map(contentLine),
    vat: composed.vatRows.map(row => ({
      rateBasisPoints: row.rateBasisPoints,
      net: String(row.net),
      vat: String(row.vat),
      gross: String(row.gross),
    })),
    net: String(composed.net),
    vatTotal: String(composed.vat),
    rounding: String(composed.rounding),
    total: String(composed.total),
    previous:
      previous === null || causes === null
        ? null
        : {
            issuedOn: previous.issuedOn.toString(),
            total: String(previous.total),
            causes: causes.map(({ kind, names, difference }) => ({
              kind,
              names,
              difference: String(difference),
            })),
          },
    commitments: commitmentsOf(situation.lines, cycle.next.start),
  }
}

const contentLine = (line: BillLine): BillContent['lines'][number] => ({
  position: line.position,
  section: line.section,
  kind: line.kind,
  step: line.step,
  lineId: line.lineId,
  names: line.names,
  from: line.covers?.start.toString() ?? null,
  until: line.covers?.end.toString() ?? null,
  net: String(line.net),
  gross: String(line.gross),
  proof: line.proof,
  usage:
    line.usage === null
      ? null
      : { service: line.usage.service, count: line.usage.count, quantity: line.usage.quantity },
})

const addressLines = ({ billingAddress }: Profile): string[] => [
  ...billingAddress.lines,
  `${billingAddress.postalCode} ${billingAddress.city}`,
  ...(billingAddress.country === 'FR' ? [] : [billingAddress.country]),
]

/** A heading and a subtotal for each line of the contract, in the order of the bill. */
const titlesOf = (
  lines: readonly BillLine[],
  named: readonly BilledLine[],
): BillContent['titles'] => {
  const ids = [...new Set<LineId | null>(lines.map(({ lineId }) => lineId))]
  return ids.map(lineId => {
    const line = named.find(known => known.lineId === lineId)
    const own = lines.filter(billed => billed.lineId === lineId)
    return {
      lineId,
      label: line?.label ?? '',
      number: line?.number ?? null,
      gross: String(sumCents(own.map(({ gross }) => gross))),
    }
  })
}

const commitmentsOf = (
  lines: readonly BilledLine[],
  on: Temporal.PlainDate,
): BillContent['commitments'] =>
  lines.flatMap(({ label, committedUntil }) =>
    committedUntil !== null && Temporal.PlainDate.compare(committedUntil, on) > 0
      ? [{ label, endsOn: committedUntil.toString() }]
      : [],
  )
