import type { Sourced } from '../dated.ts'

/** What a bill must say. `for` narrows it to bills made out to companies. */
export type InvoiceMention = Sourced & {
  readonly mention: string
  readonly from: string
  readonly for: 'everyone' | 'companies'
}

const tax = 'CGI ann. II art. 242 nonies A'
const trade = 'C. com. L441-9'
const company = 'C. com. R123-237'
const telecom = 'Arrêté of 2013-12-31 on bills for electronic communications'

const rows = (
  from: string,
  citation: string,
  mentions: readonly string[],
): readonly InvoiceMention[] =>
  mentions.map(mention => ({ mention, from, for: 'everyone', citation, unverified: true }))

/** Rows of law.md 3.8; the texts themselves are marked unverified there. */
export const invoiceMentions: readonly InvoiceMention[] = [
  ...rows('2003-07-01', tax, [
    'seller-name',
    'seller-address',
    'seller-vat-number',
    'customer-name',
    'customer-address',
    'bill-number',
    'issue-date',
    'service-period',
    'line-description',
    'line-amount-without-tax',
    'vat-rate',
    'vat-amount',
    'total-without-tax',
    'total-with-tax',
  ]),
  ...rows('2007-03-27', company, [
    'seller-legal-form',
    'seller-share-capital',
    'seller-registration',
    'seller-siren',
  ]),
  ...rows('2001-05-16', trade, ['due-date', 'late-payment-terms']),
  ...rows('2014-07-01', telecom, [
    'own-services-section',
    'third-party-services-section',
    'paper-bill-on-request',
  ]),
  {
    mention: 'remaining-commitment',
    from: '2016-07-01',
    for: 'everyone',
    citation: 'C. conso L224-36: remaining commitment or its end, on every bill',
  },
  {
    mention: 'complaint-contact',
    from: '2016-07-01',
    for: 'everyone',
    citation: 'C. conso L616-1 and L224-36: customer service and mediator',
    unverified: true,
  },
  {
    mention: 'recovery-indemnity',
    from: '2013-01-01',
    for: 'companies',
    citation: 'C. com. L441-10 and D441-5: fixed indemnity of 40 EUR for recovery costs',
    unverified: true,
  },
  {
    mention: 'customer-siren',
    from: '2024-07-01',
    for: 'companies',
    citation: `${tax}, decree 2022-1299`,
    unverified: true,
  },
]
