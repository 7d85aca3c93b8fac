export {
  type CatalogueBook,
  catalogueOn,
  feeOn,
  findTerms,
  noticesOf,
  priceOn,
  promotionsOf,
  termsOf,
  vatRateOfClass,
  vatSharesOn,
} from './catalogue.ts'
export { type Allowance, isSoldOn, type Offer, roamingPartOn } from './offer.ts'
export { toOfferView } from './offer-view.ts'
export { publishCatalogue } from './publish-catalogue.ts'
export { openCatalogue, readCatalogue } from './read-catalogue.ts'
export {
  type Direction,
  normalisedNumber,
  type Rate,
  rateOn,
  roamingZoneOf,
  type Service,
  type Tariffs,
  zoneOf,
} from './tariff.ts'
