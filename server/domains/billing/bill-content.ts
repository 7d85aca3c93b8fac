import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { closed, DateText, oneOf } from '../../../contract/closed.ts'
import { LanguageCode, Names } from '../../../contract/languages.ts'
import { Proof } from '../../../contract/proof.ts'
import { causeKinds, lineKinds, lineSteps, sections } from '../../../contract/routes/billing.ts'

const CentsText = Type.String({ pattern: '^-?(0|[1-9][0-9]{0,17})$' })
const OrNull = <S extends ReturnType<typeof Type.String>>(schema: S) =>
  Type.Union([schema, Type.Null()])
const Text = Type.String()

const Seller = closed({
  brandName: Text,
  name: Text,
  form: Text,
  shareCapital: Text,
  registration: Text,
  siren: Text,
  vatNumber: Text,
  address: Type.Array(Text),
  phone: Text,
  hours: Names,
  postalAddress: Type.Array(Text),
  footer: Names,
  latePayment: Names,
  hue: Type.Number(),
  chroma: Type.Number(),
})

const Line = closed({
  position: Type.Integer(),
  section: oneOf(sections),
  kind: oneOf(lineKinds),
  step: oneOf(lineSteps),
  lineId: OrNull(Text),
  names: Names,
  from: OrNull(DateText),
  until: OrNull(DateText),
  net: CentsText,
  gross: CentsText,
  proof: Proof,
  usage: Type.Union([
    closed({ service: Text, count: Type.Integer(), quantity: Type.Integer() }),
    Type.Null(),
  ]),
})

const Cause = closed({
  kind: oneOf(causeKinds),
  names: Names,
  difference: CentsText,
})

/**
 * Everything that a bill's document says, frozen when the bill is made: data, and the versions of the
 * template and of the brand. Only its number is added at issue. Amounts are cents, as text.
 */
export const BillContent = closed({
  templateVersion: Text,
  brandVersion: Text,
  language: LanguageCode,
  timeZone: Text,
  seller: Seller,
  customer: closed({
    kind: oneOf(['consumer', 'company']),
    numeroClient: Text,
    name: Text,
    address: Type.Array(Text),
  }),
  issuedOn: DateText,
  periodEnd: DateText,
  usageFrom: DateText,
  dueOn: DateText,
  collected: Type.Boolean(),
  titles: Type.Array(
    closed({ lineId: OrNull(Text), label: Text, number: OrNull(Text), gross: CentsText }),
  ),
  lines: Type.Array(Line),
  vat: Type.Array(
    closed({
      rateBasisPoints: Type.Integer(),
      net: CentsText,
      vat: CentsText,
      gross: CentsText,
    }),
  ),
  net: CentsText,
  vatTotal: CentsText,
  rounding: CentsText,
  total: CentsText,
  previous: Type.Union([
    closed({ issuedOn: DateText, total: CentsText, causes: Type.Array(Cause) }),
    Type.Null(),
  ]),
  commitments: Type.Array(closed({ label: Text, endsOn: DateText })),
})
export type BillContent = Static<typeof BillContent>

/** Names what a bill's document is made from: its content, whatever the order of its keys, and its number. */
export const inputHash = (content: BillContent, number: string): Buffer =>
  createHash('sha256').update(canonical(content)).update('\n').update(number).digest()

/** JSON with the keys of every object in order: jsonb does not keep the order it was given. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}
