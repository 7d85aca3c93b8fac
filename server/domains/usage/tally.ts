import type { LineId } from '../../../contract/ids.ts'
import { type MicroEuros, microEuros } from '../../../contract/money.ts'
import type { Cause } from '../../../contract/routes/usage-controls.ts'
import type { Service } from '../catalog/public.ts'
import { causesOf, nothingSpent, type Spending, type Spent, spend } from './ceiling.ts'

/** What is charged of one thing that a bill tells apart: its own bill line, rounded as one. */
export type ChargedRow = {
  readonly service: Service
  readonly direction: 'out' | 'in'
  readonly servedIn: string
  readonly goesTo: string | null
  readonly rateId: string
}

/** A sum that was stored before: `micros` of one row of a line in a period. */
export type ChargedSum = ChargedRow & {
  readonly lineId: LineId
  readonly periodStart: Temporal.PlainDate
  readonly micros: MicroEuros
}

/** What a line is charged in a period so far, by bill line and by cause. */
export type Tally = {
  readonly rows: Map<string, MicroEuros>
  readonly spent: Map<Cause, Spent>
}

/** Which zones are of numbers whose service others sell. */
export type IsPremium = (zone: string | null) => boolean

const keyOf = ({ service, direction, servedIn, goesTo, rateId }: ChargedRow): string =>
  [service, direction, servedIn, goesTo ?? '', rateId].join(' ')

/** What is spent of a row: where, and on what. */
export const spendingOf = (row: ChargedRow, isPremium: IsPremium): Spending => ({
  service: row.service,
  servedIn: row.servedIn,
  isPremium: isPremium(row.goesTo),
})

/** What a bill line has so far. */
export const rowIn = ({ rows }: Tally, row: ChargedRow): MicroEuros =>
  rows.get(keyOf(row)) ?? microEuros(0n)

/** What is charged so far for a cause. */
export const spentIn = ({ spent }: Tally, cause: Cause): Spent => spent.get(cause) ?? nothingSpent

/** Counts an amount on its bill line and under each cause that it concerns. */
export const addTo = (
  tally: Tally,
  row: ChargedRow,
  { micros, isPremium }: { readonly micros: MicroEuros; readonly isPremium: IsPremium },
): void => {
  const before = rowIn(tally, row)
  for (const cause of causesOf(spendingOf(row, isPremium)))
    tally.spent.set(cause, spend(spentIn(tally, cause), micros, before))
  tally.rows.set(keyOf(row), microEuros(before + micros))
}

/** What these sums come to. */
export const tallyOf = (sums: readonly ChargedSum[], isPremium: IsPremium): Tally => {
  const tally: Tally = { rows: new Map(), spent: new Map() }
  for (const sum of sums) addTo(tally, sum, { micros: sum.micros, isPremium })
  return tally
}
