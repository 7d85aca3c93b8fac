import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { closed, DateText } from '../../../../contract/closed.ts'
import { LanguageCode } from '../../../../contract/languages.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'

const CentsText = Type.String({ pattern: '^(0|[1-9][0-9]{0,17})$' })
const Text = Type.String()

/** Who received the money: the legal identity of the operator, and how it looks. */
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
  hue: Type.Number(),
  chroma: Type.Number(),
})
export type ReceiptSeller = Static<typeof Seller>

/**
 * Everything that the receipt of a payment says, frozen when the payment is known to have succeeded: data, and the
 * version of the template. Amounts are cents, as text.
 */
export const ReceiptContent = closed({
  templateVersion: Text,
  language: LanguageCode,
  timeZone: Text,
  seller: Seller,
  customer: closed({ numeroClient: Text, name: Text, address: Type.Array(Text) }),
  /** The payment's reference: the same as in the books. */
  reference: Text,
  /** The civil day on which the money counts. */
  paidOn: DateText,
  amount: CentsText,
  /** True when it was taken from the saved card on the due date. */
  automatic: Type.Boolean(),
  card: Type.Union([closed({ brand: Text, last4: Text }), Type.Null()]),
  /** What it paid, the oldest bill first. */
  bills: Type.Array(closed({ number: Text, amount: CentsText })),
  /** What no bill asked for yet: it is kept for the next one. */
  credit: CentsText,
})
export type ReceiptContent = Static<typeof ReceiptContent>

/** Changes when the template or its words do. */
export const receiptTemplate = '1'

/** Names what a receipt is made from, whatever the order of its keys: jsonb does not keep it. */
export const receiptHash = (content: ReceiptContent): Buffer =>
  createHash('sha256').update(canonicalJson(content)).digest()
