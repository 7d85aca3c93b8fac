import { loadBrand } from '../../brands/load-brand.ts'

/** An offer as a point of sale shows it: its code, its French name and its price on a day. */
export type Offer = {
  code: string
  name: string
  commitment: { months: number; subsidisedHandset: boolean } | undefined
  prices: readonly { from: string; ttcCents: number }[]
}

export type MobileOffer = Offer & {
  /** bytes a month at home; undefined when unlimited */
  monthlyBytes: number | undefined
  /** codes of the options that can be added */
  options: readonly Offer[]
}

export type HomeOffer = Offer & { equipment: readonly Offer[]; options: readonly Offer[] }

/** What people can buy, cheapest first. */
export type Offers = {
  mobile: readonly [MobileOffer, ...MobileOffer[]]
  home: HomeOffer | undefined
  billingDays: readonly [number, ...number[]]
}

export type OffersReading =
  | { kind: 'read'; offers: Offers }
  | { kind: 'refused'; problems: readonly string[] }

type Row = {
  id: string
  names: { fr: string }
  prices: readonly { from: string; ttcCents: number }[]
  commitment?: { months: number; subsidisedHandset: boolean }
}

const bytesOf: Readonly<Record<string, number>> = { kB: 1e3, MB: 1e6, GB: 1e9 }

function toOffer({ id, names, prices, commitment }: Row): Offer {
  return { code: id, name: names.fr, commitment, prices }
}

/** The price on a day, in cents: the last one that has begun, else the first one to come. */
export function priceOn(offer: Offer, day: string): number {
  const begun = offer.prices.filter(price => price.from <= day)
  return (begun.at(-1) ?? offer.prices[0])?.ttcCents ?? 0
}

function cheapestFirst<Kind extends Offer>(offers: readonly Kind[]): Kind[] {
  const price = (offer: Offer) => offer.prices.at(-1)?.ttcCents ?? 0
  return [...offers].sort((a, b) => price(a) - price(b))
}

/** Every other billing day of the operator: fewer moments to bill at, each with more bills. */
function spreadDays(days: readonly number[]): readonly [number, ...number[]] {
  const [first = 1, ...rest] = days.filter((_day, index) => index % 2 === 0)
  return [first, ...rest]
}

/** Reads what the brand's pack sells; a pack that is wrong, or sells no mobile plan, is refused. */
export async function readOffers(brand: string): Promise<OffersReading> {
  const reading = await loadBrand(brand)
  if (reading.kind === 'refused') {
    return { kind: 'refused', problems: reading.problems.map(problem => JSON.stringify(problem)) }
  }
  const { sections } = reading.pack
  const optionsFor = (plan: string) =>
    sections.options.filter(({ row }) => row.for.includes(plan)).map(({ row }) => toOffer(row))
  const mobile = sections.mobilePlans.map(({ row }) => {
    const data = row.allowances.find(({ service }) => service === 'data')
    const monthlyBytes = data?.quantity
      ? data.quantity * (bytesOf[data.unit ?? 'B'] ?? 1)
      : undefined
    return { ...toOffer(row), monthlyBytes, options: optionsFor(row.id) }
  })
  const [first, ...rest] = cheapestFirst(mobile)
  if (!first) return { kind: 'refused', problems: [`${brand} sells no mobile plan`] }
  const lent = (code: string) =>
    sections.equipment.filter(({ row }) => row.id === code).map(({ row }) => toOffer(row))
  const [home] = sections.homePlans.map(({ row }) => ({
    ...toOffer(row),
    equipment: row.equipment.flatMap(lent),
    options: optionsFor(row.id),
  }))
  const billingDays = spreadDays(reading.pack.brand.billing.billingDays)
  return { kind: 'read', offers: { mobile: [first, ...rest], home, billingDays } }
}
