import type { ladder } from '../check-imports/rooms.ts'

export type Domain = (typeof ladder)[number]

/** The noun each domain begins with, and what the domain owns; its README says the rest in its own words. */
export const nouns: Readonly<Record<Domain, { readonly noun: string; readonly owns: string }>> = {
  catalog: {
    noun: 'offer',
    owns: 'offers, options, passes, equipment, dated prices, promotions, fees',
  },
  notifications: {
    noun: 'message',
    owns: 'templates, preferences, sending, the register of messages',
  },
  identity: {
    noun: 'login',
    owns: 'logins, identifiers, passwords, codes, factors, sessions, staff',
  },
  customers: { noun: 'customer', owns: 'accounts, people and their roles, addresses, consents' },
  lines: { noun: 'line', owns: 'contracts, lines, options, commitments, SIMs, the option journal' },
  network: { noun: 'outage', owns: 'outages, maintenance, coverage, line tests' },
  boxes: { noun: 'box', owns: 'what should be true on a box and what is' },
  visits: { noun: 'visit', owns: 'appointments of technicians, installations and stores' },
  usage: { noun: 'record', owns: 'usage intake, rating, buckets, alerts, caps' },
  payments: {
    noun: 'payment',
    owns: 'ledger, methods, mandates, provider, files of the bank, dunning',
  },
  billing: { noun: 'bill', owns: 'charges, bill run, bills, VAT, disputes, credit notes' },
  ordering: { noun: 'quote', owns: 'quotes and orders, with their state tables' },
  care: { noun: 'ticket', owns: 'help articles, cases, chat, interactions, diagnosis runs' },
  privacy: { noun: 'request', owns: 'export, erasure, retention' },
}
