import type { Activation } from '../../contract/activation.ts'
import type { Household, SubscriberLine } from '../people/household.ts'
import { type HomeOffer, type Offer, type Offers, priceOn } from '../people/offers.ts'

type Contract = Activation['contracts'][number]
type Item = Contract['lines'][number]['items'][number]

/** What a sale is made of: who, what the shop sells, on which day, and the card that was left. */
export type Sale = {
  household: Household
  offers: Offers
  /** `2024-11-24` */
  signedOn: string
  card: Activation['card']
}

const signedAt = '09:30:00Z'

function euros(amountInCents: number): string {
  const whole = Math.floor(amountInCents / 100)
  return `${whole},${String(amountInCents % 100).padStart(2, '0')}\u00a0€`
}

/** An item with the words and the price that were shown when it was accepted. */
function itemOf(kind: Item['kind'], offer: Offer, signedOn: string): Item {
  const price = priceOn(offer, signedOn)
  const months = offer.commitment ? `, engagement ${offer.commitment.months} mois` : ''
  const words =
    price === 0 ? `${offer.name}, inclus` : `${offer.name}, ${euros(price)} par mois${months}`
  return {
    kind,
    offerCode: offer.code,
    startsOn: signedOn,
    consent: {
      acceptedAt: `${signedOn}T${signedAt}`,
      channel: 'store',
      wording: words,
      price: { amount: String(price), currency: 'EUR' },
    },
  }
}

function optionItems(
  codes: readonly string[],
  options: readonly Offer[],
  signedOn: string,
): Item[] {
  return options
    .filter(({ code }) => codes.includes(code))
    .map(offer => itemOf('option', offer, signedOn))
}

/** The longest commitment of the plans taken together binds the contract. */
function commitmentOf(
  plans: readonly Offer[],
): Pick<Contract, 'commitmentMonths' | 'subsidisedHandset'> {
  const months = Math.max(0, ...plans.map(({ commitment }) => commitment?.months ?? 0))
  const subsidisedHandset = plans.some(({ commitment }) => commitment?.subsidisedHandset)
  return months ? { commitmentMonths: months, subsidisedHandset } : { subsidisedHandset }
}

function mobileContract(
  { household, offers, signedOn }: Sale,
  lines: readonly SubscriberLine[],
): Contract {
  const planOf = (line: SubscriberLine) =>
    offers.mobile.find(({ code }) => code === line.planCode) ?? offers.mobile[0]
  return {
    contractNumber: `M-${household.number}`,
    kind: 'mobile',
    signedOn,
    ...commitmentOf(lines.map(planOf)),
    lines: lines.map(line => ({
      externalId: line.externalId,
      kind: 'mobile',
      identifier: line.number,
      label: line.label,
      ...(line.iccid ? { iccid: line.iccid } : {}),
      activatedOn: signedOn,
      items: [
        itemOf('plan', planOf(line), signedOn),
        ...optionItems(line.optionCodes, planOf(line).options, signedOn),
      ],
    })),
  }
}

function homeContract(
  { household, signedOn }: Sale,
  line: SubscriberLine,
  home: HomeOffer,
): Contract {
  const decoders = home.equipment.filter(({ code }) => /decoder|remote/.test(code))
  const others = home.equipment.filter(offer => !decoders.includes(offer))
  const equipment = (offers: readonly Offer[]) =>
    offers.map(offer => itemOf('equipment', offer, signedOn))
  const television = equipment(decoders)
  return {
    contractNumber: `H-${household.number}`,
    kind: 'home',
    signedOn,
    ...commitmentOf([home]),
    lines: [
      {
        externalId: line.externalId,
        kind: 'fixed',
        identifier: line.number,
        label: line.label,
        activatedOn: signedOn,
        items: [
          itemOf('plan', home, signedOn),
          ...optionItems(line.optionCodes, home.options, signedOn),
          ...equipment(others),
        ],
      },
      ...(household.hasTv && television.length
        ? [
            {
              externalId: `${line.externalId}-tv`,
              kind: 'tv' as const,
              label: 'Télévision',
              activatedOn: signedOn,
              items: television,
            },
          ]
        : []),
    ],
  }
}

/** The account, contracts and lines of a household, as a point of sale delivers them. */
export function toActivation(sale: Sale): Activation {
  const { household, offers, card } = sale
  const mobiles = household.lines.filter(({ kind }) => kind === 'mobile')
  const fixed = household.lines.find(({ kind }) => kind === 'fixed')
  const contracts = [
    ...(mobiles.length ? [mobileContract(sale, mobiles)] : []),
    ...(fixed && offers.home ? [homeContract(sale, fixed, offers.home)] : []),
  ]
  return {
    externalId: `sale-${household.number}`,
    account: {
      number: household.number,
      kind: 'consumer',
      legalName: `${household.givenName} ${household.familyName}`,
      language: household.language,
      billingDay: household.billingDay,
      holder: {
        givenName: household.givenName,
        familyName: household.familyName,
        language: household.language,
        email: household.email,
        mobile: household.mobile,
      },
      billingAddress: {
        lines: [...household.addressLines],
        postalCode: household.postalCode,
        city: household.city,
        country: 'FR',
      },
    },
    contracts,
    ...(card ? { card } : {}),
  }
}
