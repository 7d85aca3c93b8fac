import type { Address } from '../../../contract/activation.ts'
import type { AccountId, BillId, ContractId, ItemId, LineId } from '../../../contract/ids.ts'
import type { Language, Names } from '../../../contract/languages.ts'
import type { Cents } from '../../../contract/money.ts'
import type { Recurring, SingleCharge } from './charge.ts'

/** How an account is billed and addressed, as `customers` knows it. */
export type Profile = {
  readonly accountId: AccountId
  readonly numeroClient: string
  readonly kind: 'consumer' | 'company'
  readonly legalName: string
  readonly language: Language
  readonly openedOn: Temporal.PlainDate
  readonly billingAddress: Address
}

/** Something subscribed, as `lines` knows it. */
export type SubscribedItem = {
  readonly itemId: ItemId
  readonly accountId: AccountId
  readonly contractId: ContractId
  readonly lineId: LineId
  readonly kind: 'plan' | 'option' | 'pass' | 'equipment'
  readonly offerCode: string
  readonly agreedOn: Temporal.PlainDate
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | null
  /** Where the months of its promotions are counted from, when that is before it began. */
  readonly promotedFrom?: Temporal.PlainDate | null
}

/** A line as a bill names it, with what remains of its commitment. */
export type BilledLine = {
  readonly accountId: AccountId
  readonly lineId: LineId
  readonly label: string
  /** E.164; null when it has no number. */
  readonly number: string | null
  readonly committedUntil: Temporal.PlainDate | null
}

/** What the catalogue says an item owes: by month, and once. */
export type Priced = {
  readonly recurring: readonly Recurring[]
  readonly single: readonly SingleCharge[]
}

/** The ledger's side of a bill. Entries sum to zero. */
export type BillJournal = {
  readonly accountId: AccountId
  readonly key: string
  readonly kind: 'bill'
  readonly effectiveOn: Temporal.PlainDate
  readonly sourceRef: string
  readonly entries: readonly { readonly ledger: string; readonly amountCents: Cents }[]
}

export type PostedBill = {
  readonly journal: BillJournal
  readonly bill: { readonly billId: BillId; readonly dueOn: Temporal.PlainDate }
}

/** Who bills, and how: from the brand. */
export type Biller = {
  /** Key of the number series: one legal entity. */
  readonly entity: string
  readonly numberPrefix: string
  readonly billingDays: readonly number[]
  readonly paymentTermDays: number
  readonly timeZone: string
  readonly brandVersion: string
  readonly seller: Seller
}

/** The legal identity and the texts that a bill must carry. */
export type Seller = {
  readonly brandName: string
  readonly name: string
  readonly form: string
  readonly shareCapital: string
  readonly registration: string
  readonly siren: string
  readonly vatNumber: string
  readonly address: readonly string[]
  readonly phone: string
  readonly hours: Names
  readonly postalAddress: readonly string[]
  readonly footer: Names
  readonly latePayment: Names
  /** Hue and chroma of the brand's action colour (OKLCH). */
  readonly hue: number
  readonly chroma: number
}
