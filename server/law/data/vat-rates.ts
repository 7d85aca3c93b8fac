import type { Dated } from '../dated.ts'

const metropole = 'metropolitan France, Corsica excepted'

/** Rates in basis points: 2000 is 20 %. A rate outside the scope of the tax is 0 and bears no VAT line. */
export const vatRates: Readonly<Record<string, readonly Dated<number>[]>> = {
  'fr-standard': [
    {
      from: '2000-04-01',
      value: 1960,
      citation: 'CGI art. 278, 19.6 % until 2013-12-31',
      unverified: true,
    },
    {
      from: '2014-01-01',
      value: 2000,
      citation: `CGI art. 278 (law 2012-1510 art. 68): 20 %, ${metropole}`,
      unverified: true,
    },
  ],
  'fr-intermediate': [
    {
      from: '2012-01-01',
      value: 700,
      citation: 'CGI art. 279 (law 2011-1978 art. 13)',
      unverified: true,
    },
    {
      from: '2014-01-01',
      value: 1000,
      citation: `CGI art. 279 b octies: 10 %, only the share of TV rights paid for; ${metropole}`,
      unverified: true,
    },
  ],
  'fr-reduced': [
    {
      from: '1982-07-01',
      value: 550,
      citation: 'CGI art. 278-0 bis: 5.5 %; TV services until 2011-12-31',
      unverified: true,
    },
  ],
  'fr-overseas-standard': [
    {
      from: '2000-04-01',
      value: 850,
      citation: 'CGI art. 296: 8.5 % in Guadeloupe, Martinique, Réunion',
      unverified: true,
    },
  ],
  'fr-outside-scope': [
    {
      from: '1979-01-01',
      value: 0,
      citation: 'CGI art. 256 I: damages that pay for no service are outside the scope',
      unverified: true,
    },
  ],
}
