import type { Country } from './household.ts'

/** Networks by ITU-T E.212. Numbers are in ranges kept for fiction where the country has one
 *  (Ofcom 07700 900xxx, NANP 555-01xx), else plainly invented. */
export const countries = {
  switzerland: { name: 'Suisse', number: d => `+4179555${d}0`, network: '22801', roaming: 'other' },
  morocco: { name: 'Maroc', number: d => `+212661000${d}`, network: '60400', roaming: 'other' },
  unitedKingdom: {
    name: 'Royaume-Uni',
    number: d => `+447700900${d}`,
    network: '23410',
    roaming: 'other',
  },
  unitedStates: {
    name: 'États-Unis',
    number: d => `+1212555${`0${d}`.slice(-4)}`,
    network: '310260',
    roaming: 'other',
  },
  china: { name: 'Chine', number: d => `+8613800000${d}`, network: '46000', roaming: 'other' },
  spain: { name: 'Espagne', number: d => `+34600000${d}`, network: '21401', roaming: 'eu' },
  italy: { name: 'Italie', number: d => `+39320000${d}0`, network: '22201', roaming: 'eu' },
  germany: { name: 'Allemagne', number: d => `+491510000${d}0`, network: '26201', roaming: 'eu' },
  portugal: { name: 'Portugal', number: d => `+351910000${d}`, network: '26801', roaming: 'eu' },
  belgium: { name: 'Belgique', number: d => `+32470000${d}`, network: '20601', roaming: 'eu' },
} as const satisfies Readonly<Record<string, Country>>
