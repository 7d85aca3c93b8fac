export {
  type Catalogue,
  type CatalogueBook,
  catalogueOn,
  feeOn,
  findTerms,
  type HeldPromotion,
  listPriceOn,
  priceOn,
  promotionsOf,
  promotionsOpenOn,
  type SoldOffer,
  type TaxedShare,
  termsOf,
  vatRateOfClass,
  vatSharesOn,
} from './catalogue.ts'
export {
  type Allowance,
  type Fee,
  isSoldOn,
  type Offer,
  type Price,
  type Promotion,
  roamingPartOn,
} from './offer.ts'
export { publishCatalogue } from './publish-catalogue.ts'
export { readCatalogue } from './read-catalogue.ts'
export {
  type DestinationZone,
  type Direction,
  normalisedNumber,
  type Rate,
  rateOn,
  roamingZoneOf,
  type Service,
  type Tariffs,
  type TimeBand,
  zoneOf,
} from './tariff.ts'
