import { toMoney } from '../../../contract/money.ts'
import type { OfferView } from '../../../contract/routes/catalog.ts'
import { type Catalogue, feeOn, listPriceOn, promotionsOpenOn } from './catalogue.ts'
import {
  type Allowance,
  type HomePlan,
  isSoldOn,
  type MobilePlan,
  type Offer,
  roamingPartOn,
} from './offer.ts'

const unitOf = { voice: 'second', sms: 'message', mms: 'message', data: 'byte' } as const

/** An offer as anybody may read it on a day, or null when it is not sold on it. */
export const toOfferView = (
  catalogue: Catalogue,
  offer: Offer,
  on: Temporal.PlainDate,
): OfferView | null => {
  const price = listPriceOn(offer, on)
  if (price === null || !isSoldOn(offer, on)) return null
  const next = offer.prices.find(({ from }) => Temporal.PlainDate.compare(from, on) > 0)
  return {
    code: offer.code,
    kind: offer.kind,
    names: offer.names,
    ...(offer.summary === null ? {} : { summary: offer.summary }),
    price: toMoney(price.amount),
    per: offer.kind === 'pass' || offer.kind === 'equipment' ? 'once' : 'month',
    ...(next === undefined
      ? {}
      : { nextPrice: { from: next.from.toString(), price: toMoney(next.amount) } }),
    ...(offer.soldUntil === null ? {} : { soldUntil: offer.soldUntil.toString() }),
    subsidisedHandset: false,
    ...('tariffPlan' in offer ? planMembers(catalogue, offer, on) : {}),
    blocked: offer.kind === 'mobile-plan' && offer.blocked,
    allowances: offer.allowances.map(allowance => toAllowanceView(allowance, on)),
    promotions: promotionsOpenOn(catalogue, offer.code, on).map(promotion => ({
      code: promotion.code,
      names: promotion.names,
      monthlyDiscount: toMoney(promotion.monthlyDiscount),
      forMonths: promotion.forMonths,
      until: promotion.until.toString(),
      lostOnPlanChange: promotion.lostOnPlanChange,
    })),
    addsTo: 'for' in offer ? [...offer.for] : [],
    thirdParty: offer.kind === 'option' && offer.thirdParty,
  }
}

const planMembers = (
  catalogue: Catalogue,
  { commitment, activationFee, terminationFee }: MobilePlan | HomePlan,
  on: Temporal.PlainDate,
) => {
  const activation = activationFee === null ? null : feeOn(catalogue, activationFee, on)
  const termination = terminationFee === null ? null : feeOn(catalogue, terminationFee, on)
  return {
    ...(commitment === null
      ? {}
      : {
          commitmentMonths: commitment.months,
          subsidisedHandset: commitment.subsidisedHandset,
        }),
    ...(activation === null ? {} : { activationFee: toMoney(activation.amount) }),
    ...(termination === null ? {} : { terminationFee: toMoney(termination.amount) }),
  }
}

const toAllowanceView = (allowance: Allowance, on: Temporal.PlainDate) => {
  const away = roamingPartOn(allowance, on)
  return {
    service: allowance.service,
    ...(allowance.quantity === null ? {} : { quantity: allowance.quantity.toString() }),
    unit: unitOf[allowance.service],
    usedIn: [...allowance.usedIn],
    ...(away === null || away === allowance.quantity ? {} : { awayFromHome: away.toString() }),
    beyond: allowance.beyond,
  }
}
