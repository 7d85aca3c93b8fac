import type { Dated, Sourced } from '../dated.ts'

const source = 'Regulation (EU) 2022/612 art. 11, in force until 2032-06-30'

/** Wholesale cap for data, millionths of a euro for one GB (10⁹ bytes), taxes excluded. */
export const wholesaleDataCaps: readonly Dated<bigint>[] = [
  { from: '2022-07-01', value: 2_000_000n, citation: source },
  { from: '2023-01-01', value: 1_800_000n, citation: source },
  { from: '2024-01-01', value: 1_550_000n, citation: source },
  { from: '2025-01-01', value: 1_300_000n, citation: source },
  { from: '2026-01-01', value: 1_100_000n, citation: source },
  { from: '2027-01-01', value: 1_000_000n, citation: source },
]

/** Caps for calls and texts from home to another member state, millionths of a euro, taxes excluded. */
export const intraUnionCaps: readonly Dated<{ readonly minute: bigint; readonly text: bigint }>[] =
  [
    {
      from: '2019-05-15',
      value: { minute: 190_000n, text: 60_000n },
      citation: 'Regulation (EU) 2015/2120 art. 5a, extended by Regulation (EU) 2024/1309',
      unverified: true,
    },
  ]

/** The published volume is twice the price divided by the cap. */
export const fairUseMultiple: readonly Dated<bigint>[] = [
  {
    from: '2017-06-15',
    value: 2n,
    citation: 'Regulation (EU) 2016/2286 art. 4(2), read with Regulation (EU) 2022/612',
  },
]

/** Where roaming is as at home, by country, with the day on which each joined. France is home. */
export const roamLikeAtHome: readonly (Sourced & {
  readonly from: string
  readonly countries: readonly string[]
})[] = [
  {
    from: '2017-06-15',
    countries: [
      ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'GR', 'HR', 'HU', 'IE'],
      ...['IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
      ...['IS', 'LI', 'NO'],
    ],
    citation: 'Regulation (EU) 2015/2120, then (EU) 2022/612; EEA by joint committee',
    unverified: true,
  },
  {
    from: '2026-01-01',
    countries: ['MD', 'UA'],
    citation: 'Association agreements: Moldova and Ukraine; informaticien.be, alloforfait.fr',
  },
]

/** Spend on data abroad after which it is cut unless the person agreed, cents for a month, taxes excluded. */
export const dataSpendLimits: readonly Dated<{
  readonly limitHtCents: bigint
  readonly noticePercents: readonly number[]
}>[] = [
  {
    from: '2022-07-01',
    value: { limitHtCents: 5_000n, noticePercents: [80, 100] },
    citation: 'Regulation (EU) 2022/612 art. 14(4): 50 EUR; notices at 80 % and 100 %',
    unverified: true,
  },
]
