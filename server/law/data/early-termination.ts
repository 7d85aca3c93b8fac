import type { Dated } from '../dated.ts'

/** What may be asked of who leaves before the end, by the day on which the contract was signed. */
export type TerminationRule = {
  readonly mostMonths: number
  /** Months that stay due whole: the months that no law shortens. */
  readonly wholeMonths: number
  /** Share of each later month, in basis points, without and with a subsidised handset. */
  readonly laterShare: number
  readonly laterShareSubsidised: number
}

/**
 * Rows by signing date. What is due before the end of the whole months is practice, not text (law.md 3.3). A citation
 * names its articles up to the colon, as people are shown them.
 */
export const terminationRules: readonly Dated<TerminationRule>[] = [
  {
    from: '2008-06-01',
    value: { mostMonths: 24, wholeMonths: 12, laterShare: 2_500, laterShareSubsidised: 2_500 },
    citation: 'C. conso L121-84-6, puis L224-28 avant la loi 2022-1158: a quarter after month 12',
  },
  {
    from: '2023-01-01',
    value: { mostMonths: 24, wholeMonths: 12, laterShare: 0, laterShareSubsidised: 2_000 },
    citation:
      'C. conso L224-28 (loi 2022-1158, art. 15): nothing after month 12, 20 % with a subsidised handset; before month 12 by inference',
    unverified: true,
  },
]
