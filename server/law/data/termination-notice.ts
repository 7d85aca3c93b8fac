import type { Dated } from '../dated.ts'

/** The most days between the notice of who leaves and the end of the contract, unless a later day is asked for. */
export const terminationNotices: readonly Dated<{ readonly mostDays: number }>[] = [
  {
    from: '2008-06-01',
    value: { mostDays: 10 },
    citation:
      'C. conso L224-39: ten days at most from receipt of the notice; its first day is not read',
    unverified: true,
  },
]
