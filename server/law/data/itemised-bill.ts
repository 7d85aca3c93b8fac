import type { Dated, Sourced } from '../dated.ts'

/** How many digits at the end of a number are hidden unless the holder asks for them. */
export const maskedDigits: readonly Dated<number>[] = [
  {
    from: '2007-01-01',
    value: 4,
    citation: 'Itemised bills: last four digits hidden by default; numerama.com 27959',
    unverified: true,
  },
]

/** Numbers that an itemised bill never names, free for who calls: emergencies and helplines. */
export const unlistedNumbers: readonly (Sourced & {
  readonly from: string
  readonly numbers: readonly string[]
})[] = [
  {
    from: '2007-01-01',
    numbers: [
      '112',
      '15',
      '17',
      '18',
      '114',
      '115',
      '119',
      '191',
      '196',
      '197',
      '116000',
      '116006',
    ],
    citation: 'CPCE art. L34-1 and D98-5: calls to emergency and helpline numbers do not appear',
    unverified: true,
  },
  {
    from: '2014-01-01',
    numbers: ['3919', '3117', '33700'],
    citation: 'Arcep list of social-value numbers; 3919 for women who suffer violence',
    unverified: true,
  },
  {
    from: '2021-10-01',
    numbers: ['3114', '3018', '116117'],
    citation: 'Arcep list of social-value numbers: suicide prevention, digital violence, doctors',
    unverified: true,
  },
]
