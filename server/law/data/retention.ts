import type { Dated } from '../dated.ts'

/** How long each kind of record is kept, counted from the day named by `startsAt`. */
export type RetentionPeriod = {
  readonly keep: { readonly months: number }
  readonly startsAt: 'issued' | 'communicated' | 'contract-ended' | 'recorded'
}

/** Kinds of record with a legal period. */
export const retentionPeriods: Readonly<Record<string, readonly Dated<RetentionPeriod>[]>> = {
  bill: [
    {
      from: '1953-01-01',
      value: { keep: { months: 120 }, startsAt: 'issued' },
      citation: 'Code de commerce art. L123-22: ten years',
      unverified: true,
    },
  ],
  'bill-for-tax': [
    {
      from: '2002-01-01',
      value: { keep: { months: 72 }, startsAt: 'issued' },
      citation: 'LPF art. L102 B: six years',
      unverified: true,
    },
  ],
  'traffic-for-billing': [
    {
      from: '2006-03-26',
      value: { keep: { months: 12 }, startsAt: 'communicated' },
      citation: 'CPCE art. L34-1 and R10-14: one year at most for billing',
    },
  ],
  'traffic-for-security': [
    {
      from: '2006-03-26',
      value: { keep: { months: 3 }, startsAt: 'communicated' },
      citation: 'CPCE art. R10-14 IV: three months at most',
    },
  ],
  'civil-identity': [
    {
      from: '2021-07-31',
      value: { keep: { months: 60 }, startsAt: 'contract-ended' },
      citation: 'CPCE art. L34-1 II bis 1°: five years after the end of the contract',
    },
  ],
  'payment-data': [
    {
      from: '2021-07-31',
      value: { keep: { months: 12 }, startsAt: 'contract-ended' },
      citation: 'CPCE art. L34-1 II bis 2°: one year after the end of the contract',
    },
  ],
  'charge-claim': [
    {
      from: '2000-01-01',
      value: { keep: { months: 12 }, startsAt: 'communicated' },
      citation: 'CPCE art. L34-2: charges and refunds are time-barred after one year',
      unverified: true,
    },
  ],
  'itemised-bill': [
    {
      from: '2007-01-01',
      value: { keep: { months: 12 }, startsAt: 'communicated' },
      citation: 'Itemised bill free for the last twelve months; numerama.com 27959',
      unverified: true,
    },
  ],
}
