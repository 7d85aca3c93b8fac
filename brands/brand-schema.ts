import { Type } from 'typebox'
import { Names, PackId, positiveInteger } from './pack-names.ts'

const strict = { additionalProperties: false }
const words = Type.String({ minLength: 1 })

const Address = Type.Object(
  { street: words, postcode: words, city: words, country: Type.String({ pattern: '^[A-Z]{2}$' }) },
  strict,
)

const LegalEntity = Type.Object(
  {
    name: words,
    form: words,
    shareCapital: words,
    registration: words,
    siren: words,
    vatNumber: words,
    address: Address,
    /** True when the values are invented: a bill made with them says so, production refuses them. */
    demonstration: Type.Boolean(),
  },
  strict,
)

const Contacts = Type.Object(
  {
    phone: Type.String({ pattern: '^[0-9+ ]+$' }),
    phoneFromAbroad: Type.String({ pattern: '^\\+[0-9 ]+$' }),
    hours: Names,
    postalAddress: Address,
    mailFrom: Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$' }),
    smsSender: Type.String({ pattern: '^[A-Za-z0-9 ]{1,11}$' }),
    /** Where a weakness is told (RFC 9116), and the last day on which that holds: renewed each year. */
    security: Type.Object(
      {
        contact: Type.String({ pattern: '^(mailto:|https://|tel:)[^\\s]+$' }),
        expires: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      },
      strict,
    ),
  },
  strict,
)

/** `brand.yaml`: who the operator is, and how it bills. */
export const BrandFile = Type.Object(
  {
    id: PackId,
    /** Folders whose `catalogue/` and `tariffs/` are part of this pack: what operators of a country share. */
    includes: Type.Optional(Type.Array(PackId, { uniqueItems: true })),
    name: words,
    spaceName: Names,
    appName: words,
    look: Type.Object(
      {
        hue: Type.Number({ minimum: 0, maximum: 360 }),
        chroma: Type.Number({ minimum: 0, maximum: 0.4 }),
      },
      strict,
    ),
    languages: Type.Array(Type.Enum(['fr', 'en', 'zh']), { minItems: 1, uniqueItems: true }),
    timeZone: words,
    currency: Type.Literal('EUR'),
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    contacts: Contacts,
    legal: LegalEntity,
    /** Two digits that begin a RIO: which operator holds the number. */
    portingCode: Type.String({ pattern: '^[0-9]{2}$' }),
    billing: Type.Object(
      {
        billingDays: Type.Array(Type.Integer({ minimum: 1, maximum: 28 }), {
          minItems: 1,
          uniqueItems: true,
        }),
        paymentTermDays: positiveInteger,
        billNumberPrefix: Type.String({ pattern: '^[A-Z0-9]{1,6}$' }),
        /** Above which amount given back, with taxes, a second person confirms the decision, from which day. */
        secondPersonAbove: Type.Array(
          Type.Object(
            { from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), ttcCents: positiveInteger },
            strict,
          ),
          { minItems: 1 },
        ),
      },
      strict,
    ),
    texts: Type.Object(
      {
        ribbon: Names,
        billFooter: Names,
        latePayment: Names,
      },
      strict,
    ),
  },
  strict,
)
export type Brand = Type.Static<typeof BrandFile>
