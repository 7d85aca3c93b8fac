import { type Cents, cents, sumCents, toMoney, zeroCents } from '../../../contract/money.ts'
import {
  type Compared,
  type Comparison,
  type givenUp,
  unservedKinds,
  usageCauses,
} from '../../../contract/routes/comparison.ts'
import { divRound } from '../../kernel/money.ts'
import { foreseeBills, foreseeUsage, grossOf, type UsageCause } from '../billing/public.ts'
import { type CatalogueBook, type Offer, termsOf } from '../catalog/public.ts'
import type { SubscribedItem } from '../lines/public.ts'
import type { ReplayedMonth } from '../usage/public.ts'
import { commitmentAfter, planOf, type Situation } from './change.ts'
import { commitmentOf, sideOn } from './monthly.ts'

/** A plan asked about: what the account would have with it. `offer` is null for the plan held. */
export type Candidate = {
  readonly offer: Offer | null
  readonly items: readonly SubscribedItem[]
  readonly lived: readonly ReplayedMonth[]
}

type Looked = {
  readonly on: Temporal.PlainDate
  /** Whole months of usage that `lived` holds. */
  readonly months: number
}

const horizons = ['12', '24'] as const
type Horizon = (typeof horizons)[number]

/**
 * Sets every plan against the one held (B03). Subscriptions come from the functions of the bill run, usage from its
 * rating; usage of the months measured is carried forward in proportion, rounded once. The order of the candidates
 * changes nothing: the cheapest over 24 bills comes first, then the code.
 */
export const decideComparison = (
  situation: Situation,
  candidates: readonly Candidate[],
  looked: Looked,
): Pick<Comparison, 'verdict' | 'offers'> => {
  const priced = candidates.map(candidate => priceCandidate(situation, candidate, looked))
  const held = priced.find(({ candidate }) => candidate.offer === null)
  if (held === undefined) return { verdict: { kind: 'too-soon', saves: [] }, offers: [] }
  const offers = priced
    .map(one => toCompared(situation, one, { held, on: looked.on }))
    .toSorted((a, b) => compareCents(totalIn(a, '24'), totalIn(b, '24')) || order(a, b))
  return { verdict: verdictOf(offers, looked.months), offers }
}

const order = (a: Compared, b: Compared): number =>
  Number(b.isHeld) - Number(a.isHeld) || (a.offerCode < b.offerCode ? -1 : 1)

const compareCents = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

const totalIn = ({ totals }: Compared, bills: Horizon): bigint =>
  BigInt(totals.find(total => total.bills === bills)?.total.amount ?? 0)

type Priced = {
  readonly candidate: Candidate
  readonly charged: readonly { readonly cause: UsageCause; readonly gross: Cents }[]
  readonly unserved: Compared['usage']['unserved']
  readonly totals: readonly {
    readonly bills: Horizon
    readonly subscriptions: Cents
    readonly usage: Cents
  }[]
}

const priceCandidate = (
  { book, line, next }: Situation,
  candidate: Candidate,
  { on, months }: Looked,
): Priced => {
  const items = candidate.items.filter(({ lineId }) => lineId === line.lineId)
  const bills = foreseeBills(book, { items, next }, Math.max(...horizons.map(Number)))
  const charged = candidate.lived.flatMap(({ sums }) => foreseeUsage(book, sums, on))
  const used = sumCents(charged.map(({ gross }) => gross))
  return {
    candidate,
    charged,
    unserved: unservedOf(candidate.lived),
    totals: horizons.map(horizon => ({
      bills: horizon,
      subscriptions: sumCents(
        bills.slice(0, Number(horizon)).flatMap(({ charges }) => charges.map(grossOf)),
      ),
      usage: months === 0 ? zeroCents : cents(divRound(used * BigInt(horizon), BigInt(months))),
    })),
  }
}

const unservedOf = (lived: readonly ReplayedMonth[]): Compared['usage']['unserved'] => {
  const found = new Map<
    string,
    { service: 'voice' | 'sms' | 'mms' | 'data'; kind: Kind; quantity: bigint }
  >()
  for (const { service, outcome, quantity, included } of lived.flatMap(({ sums }) => sums)) {
    const kind = unservedKinds.find(known => known === outcome)
    if (kind === undefined) continue
    const key = `${service} ${kind}`
    const before = found.get(key)?.quantity ?? 0n
    found.set(key, { service, kind, quantity: before + quantity - included })
  }
  for (const { way, quantity } of lived.flatMap(({ unpriced }) => unpriced)) {
    const key = `${way.service} unpriced`
    const before = found.get(key)?.quantity ?? 0n
    found.set(key, { service: way.service, kind: 'unpriced', quantity: before + quantity })
  }
  return [...found.values()].map(one => ({ ...one, quantity: String(one.quantity) }))
}

type Kind = (typeof unservedKinds)[number]

const toCompared = (
  situation: Situation,
  { candidate, charged, unserved, totals }: Priced,
  { held, on }: { readonly held: Priced; readonly on: Temporal.PlainDate },
): Compared => {
  const terms = candidate.offer ?? heldTerms(situation)
  const used = (cause: UsageCause) =>
    sumCents(charged.filter(charge => charge.cause === cause).map(({ gross }) => gross))
  const parts = usageCauses.map(cause => ({ cause, amount: used(cause) }))
  const commitment =
    candidate.offer === null
      ? situation.contract.commitment
      : commitmentAfter(situation, {
          act: 'change-plan',
          offerCode: terms.code,
          effect: 'next-period',
        })
  return {
    offerCode: terms.code,
    names: terms.names,
    ...(terms.summary === null ? {} : { summary: terms.summary }),
    isHeld: candidate.offer === null,
    monthly: sideOn(situation, candidate.items, on),
    usage: {
      measured: toMoney(sumCents(charged.map(({ gross }) => gross))),
      parts: parts
        .filter(({ amount }) => amount !== 0n)
        .map(({ cause, amount }) => ({ cause, amount: toMoney(amount) })),
      unserved: [...unserved],
    },
    totals: totals.map(({ bills, subscriptions, usage }, index) => {
      const total = cents(subscriptions + usage)
      const kept = held.totals[index]
      const stay = (kept?.subscriptions ?? 0n) + (kept?.usage ?? 0n)
      return {
        bills,
        subscriptions: toMoney(subscriptions),
        usage: toMoney(usage),
        total: toMoney(total),
        difference: toMoney(cents(total - stay)),
      }
    }),
    commitment: commitmentOf({ before: situation.contract.commitment, after: commitment }, on),
    givesUp: candidate.offer === null ? [] : givesUp(situation, { candidate, unserved, held }),
  }
}

const heldTerms = (situation: Situation): Offer => {
  const plan = planOf(situation)
  return termsOf(situation.book, plan ?? { offerCode: '', agreedOn: situation.today })
}

type Given = {
  readonly candidate: Candidate
  readonly unserved: Compared['usage']['unserved']
  readonly held: Priced
}

/** What a plan has less of: usage that it would not have served, an option, a network, a speed, the television. */
const givesUp = (
  situation: Situation,
  { candidate, unserved, held }: Given,
): Compared['givesUp'] => {
  const { book } = situation
  const mine = heldTerms(situation)
  const other = candidate.offer
  const short = (kind: Kind, of: Given['unserved'], service: string) =>
    of
      .filter(one => one.kind === kind && one.service === service)
      .reduce((sum, { quantity }) => sum + BigInt(quantity), 0n)
  const options = (items: readonly SubscribedItem[]) =>
    items.filter(item => item.kind === 'option' && item.endsOn === null && isKnown(book, item))
  const all: readonly [(typeof givenUp)[number], boolean][] = [
    [
      'usage',
      unserved.some(
        ({ kind, service }) => short(kind, unserved, service) > short(kind, held.unserved, service),
      ),
    ],
    ['option', options(candidate.items).length < options(held.candidate.items).length],
    [
      'generation',
      mine.kind === 'mobile-plan' &&
        other?.kind === 'mobile-plan' &&
        other.generation < mine.generation,
    ],
    [
      'speed',
      mine.kind === 'home-plan' &&
        other?.kind === 'home-plan' &&
        other.downloadMegabits < mine.downloadMegabits,
    ],
    [
      'television',
      mine.kind === 'home-plan' &&
        other?.kind === 'home-plan' &&
        mine.lines.includes('tv') &&
        !other.lines.includes('tv'),
    ],
  ]
  return all.flatMap(([what, isGivenUp]) => (isGivenUp ? [what] : []))
}

const isKnown = (book: CatalogueBook, item: SubscribedItem): boolean =>
  termsOf(book, item).kind === 'option'

/** To change is advised only when it costs less over both spans and nothing is given up; the dearer it is to stay, the more. */
const verdictOf = (offers: readonly Compared[], months: number): Comparison['verdict'] => {
  const stays = offers.find(({ isHeld }) => isHeld)
  const isPriced = stays?.usage.unserved.every(({ kind }) => kind !== 'unpriced') ?? false
  if (months === 0 || !isPriced) return { kind: 'too-soon', saves: [] }
  const best = offers.find(
    ({ isHeld, givesUp, totals }) =>
      !isHeld &&
      givesUp.length === 0 &&
      totals.every(({ difference }) => BigInt(difference.amount) < 0n),
  )
  if (best === undefined) return { kind: 'stay', saves: [] }
  return {
    kind: 'change',
    offerCode: best.offerCode,
    saves: best.totals.map(({ bills, difference }) => ({
      bills,
      amount: toMoney(cents(-BigInt(difference.amount))),
    })),
  }
}
