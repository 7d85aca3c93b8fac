import { type Cents, cents } from '../../../contract/money.ts'
import type { LineStep } from '../../../contract/routes/billing.ts'

type Part = { readonly month: string; readonly step: LineStep; readonly gross: bigint }

/** What a month's bills came to: what comes back each month, what was used, what came once. */
export type MonthTotal = {
  readonly month: string
  readonly total: Cents
  readonly recurring: Cents
  readonly usage: Cents
  readonly single: Cents
}

/** Adds up the parts of each month, oldest first. The three parts sum to the total. */
export const toTrends = (parts: readonly Part[]): readonly MonthTotal[] =>
  [...Map.groupBy(parts, ({ month }) => month)].map(([month, own]) => {
    const sum = (...steps: readonly LineStep[]): Cents =>
      cents(
        own
          .filter(({ step }) => steps.includes(step))
          .reduce((total, { gross }) => total + gross, 0n),
      )
    return {
      month,
      total: sum('advance', 'adjustment', 'usage', 'single'),
      recurring: sum('advance', 'adjustment'),
      usage: sum('usage'),
      single: sum('single'),
    }
  })
