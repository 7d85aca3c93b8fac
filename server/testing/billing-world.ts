import { type AccountId, asId } from '../../contract/ids.ts'
import { cents, microEuros } from '../../contract/money.ts'
import type { Priced, SubscribedItem } from '../domains/billing/billed-account.ts'
import type { RatedUsage } from '../domains/billing/charge.ts'
import type { BillingDeps } from '../domains/billing/prepare-bills.ts'
import { postBills } from '../domains/payments/public.ts'
import { uuidv7 } from '../kernel/ids.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
/** The billing day of these accounts' first bill. */
export const first = day('2026-03-21')
export const names = { fr: 'Forfait 100 Go', en: '100 GB plan', zh: '100 GB 套餐' }
const shares = [{ rateBasisPoints: 2000, weight: 1n }]
const rate = { version: '2026-1', from: day('2026-01-01') }
const seller = {
  brandName: 'Ligne Claire',
  name: 'Ligne Claire SA',
  form: 'SA',
  shareCapital: '1 €',
  registration: 'RCS 0',
  siren: '0',
  vatNumber: 'FR0',
  address: ['1 rue'],
  phone: '1023',
  hours: names,
  postalAddress: ['1 rue'],
  footer: names,
  latePayment: names,
  hue: 18,
  chroma: 0.19,
}

/** As many accounts as asked, each with one line and one plan at 18.99; neighbours answer from memory. */
export const billingWorld = (count: number, over: Partial<BillingDeps> = {}) => {
  const accounts = Array.from({ length: count }, (_, index) => ({
    id: asId('account', uuidv7()),
    numeroClient: String(9_000_000 - index),
    lineId: asId('line', uuidv7()),
  }))
  const deps = { ...neighbours(accounts), ...over }
  return { accounts, accountIds: accounts.map(({ id }) => id), deps }
}

type Account = {
  readonly id: AccountId
  readonly numeroClient: string
  readonly lineId: RatedUsage['lineId']
}

const neighbours = (accounts: readonly Account[]): BillingDeps => {
  const among = (ids: readonly AccountId[]) => accounts.filter(({ id }) => ids.includes(id))
  return {
    biller: someBiller(),
    accountsByBillingDay: async (_db, { after, limit }) =>
      accounts
        .filter(({ id }) => after === null || id > after)
        .slice(0, limit)
        .map(({ id }) => ({ id, opened_on: day('2026-03-03') })),
    lockAccounts: async () => undefined,
    billingProfiles: async (_db, ids) => among(ids).map(profileOf),
    subscribedItems: async (_db, ids) => among(ids).map(itemOf),
    billedLines: async (_db, ids) =>
      among(ids).map(({ id, lineId }) => ({
        accountId: id,
        lineId,
        label: 'Camille',
        number: '+33612345678',
        committedUntil: day('2027-03-03'),
      })),
    prices: async () => items => items.map(pricedPlan),
    usageToBill: async (_tx, ids, period) =>
      new Map(among(ids).map(({ id, lineId }) => [id, [swissCalls(lineId, period.start)]])),
    collectedAccounts: async () => new Set(),
    postBills,
  }
}

const someBiller = () => ({
  entity: uuidv7(),
  numberPrefix: uuidv7().slice(-6).toUpperCase(),
  billingDays: [1, 21],
  paymentTermDays: 14,
  timeZone: 'Europe/Paris',
  brandVersion: 'b1',
  seller,
})

const profileOf = ({ id, numeroClient }: Account) => ({
  accountId: id,
  numeroClient,
  kind: 'consumer' as const,
  legalName: 'Camille Lefèvre',
  language: 'fr' as const,
  openedOn: day('2026-03-03'),
  billingAddress: { lines: ['2 rue du Pont'], postalCode: '75011', city: 'Paris', country: 'FR' },
})

const itemOf = ({ id, lineId }: Account): SubscribedItem => ({
  itemId: asId('item', lineId),
  accountId: id,
  contractId: asId('contract', lineId),
  lineId,
  kind: 'plan',
  offerCode: 'mobile-100go',
  agreedOn: day('2026-03-03'),
  startsOn: day('2026-03-03'),
  endsOn: null,
})

const pricedPlan = (item: SubscribedItem): Priced => ({
  recurring: [
    {
      subject: item.itemId,
      cause: `plan ${item.lineId}`,
      kind: 'plan',
      section: 'own',
      names,
      contractId: item.contractId,
      lineId: item.lineId,
      start: item.startsOn,
      end: item.endsOn,
      gross: cents(1899n),
      grossBefore: cents(1899n),
      rate,
      shares,
    },
  ],
  single: [],
})

const swissCalls = (lineId: RatedUsage['lineId'], from: Temporal.PlainDate): RatedUsage => ({
  lineId,
  names: { fr: 'Appels vers la Suisse', en: 'Calls to Switzerland', zh: '拨往瑞士' },
  section: 'own',
  service: 'voice',
  zone: 'switzerland',
  count: 2,
  quantity: 724,
  micros: microEuros(from.month === 3 ? 4_199_200n : 0n),
  writtenOff: microEuros(0n),
  price: { micros: microEuros(348_000n), per: 60 },
  rate,
  shares,
})
