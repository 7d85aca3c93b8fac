import type { Language } from '../../contract/languages.ts'

/** A country people call or travel to; roaming there is as at home or not. */
export type Country = {
  name: string
  /** a number of this country, by its last three digits */
  number(digits: string): string
  network: string
  roaming: 'eu' | 'other'
}

/** What one line does, on average. */
export type Habits = {
  callsPerDay: number
  textsPerDay: number
  /** bytes a month, on average; 0 on a fixed line */
  monthlyBytes: number
  /** called now and then */
  abroad: Country | undefined
  /** days away each year: from this day of the year, for so many days */
  trips: readonly { country: Country; fromDayOfYear: number; days: number }[]
}

export type SubscriberLine = {
  externalId: string
  kind: 'mobile' | 'fixed'
  /** E.164 */
  number: string
  label: string
  planCode: string
  optionCodes: readonly string[]
  iccid: string | undefined
  habits: Habits
}

/** Who lives behind an account, and how they pay. */
export type Household = {
  index: number
  shape: 'single' | 'family' | 'home' | 'everything'
  /** the numéro client */
  number: string
  givenName: string
  familyName: string
  language: Language
  email: string
  mobile: string
  addressLines: readonly string[]
  postalCode: string
  city: string
  billingDay: number
  /** days after the beginning of the history on which the contract is signed */
  signedAfterDays: number
  /** by hand: signs up on the portal and pays each bill there; the others leave a card */
  pays: 'by-hand' | 'automatic' | 'automatic-until-refused'
  /** given as a contract to sign up with */
  isForSignUp: boolean
  lines: readonly SubscriberLine[]
  hasTv: boolean
}
