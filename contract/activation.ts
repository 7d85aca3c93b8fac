import { type Static, Type } from 'typebox'
import { closed, DateText, InstantText, oneOf, ShortText } from './closed.ts'
import { LanguageCode } from './languages.ts'
import { Money } from './money.ts'

const E164 = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$' })
const Code = Type.String({ pattern: '^[a-z0-9-]{1,64}$' })

export const Address = closed({
  /** Building, staircase, floor, flat, then number and street: as they are to be printed. */
  lines: Type.Array(ShortText(60), { minItems: 1, maxItems: 4 }),
  postalCode: ShortText(12),
  city: ShortText(60),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
})
export type Address = Static<typeof Address>

const Person = closed({
  givenName: ShortText(60),
  familyName: ShortText(60),
  language: LanguageCode,
  email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  mobile: Type.Optional(E164),
})

/** One thing bought: the offer, and the words and price that were shown when it was accepted. */
const Item = closed({
  kind: oneOf(['plan', 'option', 'pass', 'equipment']),
  offerCode: Code,
  startsOn: DateText,
  endsOn: Type.Optional(DateText),
  consent: closed({
    acceptedAt: InstantText,
    channel: oneOf(['store', 'phone', 'web', 'app']),
    wording: ShortText(500),
    price: Money,
  }),
})

const Line = closed({
  externalId: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }),
  kind: oneOf(['mobile', 'fixed', 'tv']),
  /** E.164 number of a mobile or fixed line; a TV line has none. */
  identifier: Type.Optional(E164),
  /** Whose line it is, as the family calls it. */
  label: ShortText(40),
  iccid: Type.Optional(Type.String({ pattern: '^[0-9]{18,20}$' })),
  activatedOn: DateText,
  items: Type.Array(Item, { minItems: 1, maxItems: 30 }),
})

const Contract = closed({
  contractNumber: Type.String({ pattern: '^[A-Z0-9-]{4,20}$' }),
  kind: oneOf(['mobile', 'home']),
  signedOn: DateText,
  commitmentMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 24 })),
  subsidisedHandset: Type.Boolean(),
  lines: Type.Array(Line, { minItems: 1, maxItems: 20 }),
})

/**
 * What a point of sale delivers when a customer has signed: the account, its people, contracts and lines.
 * Delivered again with the same `externalId`, it changes nothing.
 */
export const Activation = closed({
  externalId: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }),
  account: closed({
    /** The numéro client: one payer, one bill. */
    number: Type.String({ pattern: '^[0-9]{8,12}$' }),
    kind: oneOf(['consumer', 'company']),
    legalName: ShortText(120),
    language: LanguageCode,
    billingDay: Type.Integer({ minimum: 1, maximum: 28 }),
    holder: Person,
    billingAddress: Address,
  }),
  contracts: Type.Array(Contract, { minItems: 1, maxItems: 20 }),
  /** The card that the customer left at the point of sale, as the PSP names it, for automatic payment. */
  card: Type.Optional(
    closed({ pspCustomer: ShortText(64), pspMethod: ShortText(64), automatic: Type.Boolean() }),
  ),
})
export type Activation = Static<typeof Activation>
