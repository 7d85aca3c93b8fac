import type { AccountId, PaymentId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Cents } from '../../../contract/money.ts'
import type { PaymentFailure } from '../../../contract/routes/payments.ts'

/** A call that was answered, or one of which we do not know whether it was done: to be looked up, or repeated under its key. */
export type Called<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'unknown'; readonly why: string }

/** A card as the PSP shows it: never its number. */
export type Card = {
  readonly method: string
  readonly brand: string
  readonly last4: string
  readonly expiryMonth: number
  readonly expiryYear: number
}

/** What the PSP says of a payment or of the adding of a card. */
export type Finding =
  | { readonly kind: 'waiting'; readonly failure: PaymentFailure | null }
  | {
      readonly kind: 'succeeded'
      readonly intentRef: string
      /** Null when a card was saved and nothing taken. */
      readonly amountCents: Cents | null
      readonly card: Card | null
    }
  | { readonly kind: 'failed'; readonly failure: PaymentFailure }
  | { readonly kind: 'expired'; readonly failure: PaymentFailure | null }

/** A page of the PSP on which a person pays or leaves a card. */
export type Checkout = {
  readonly session: string
  /** Null once it is closed. */
  readonly page: string | null
  readonly finding: Finding
}

export type CheckoutWish = {
  readonly paymentId: PaymentId
  readonly customer: string
  /** Null saves a card. */
  readonly amountCents: Cents | null
  /** What the page and the bank statement name: our reference. */
  readonly reference: string
  readonly language: Language
  /** Where the person comes back by GET, whether it worked or not. */
  readonly returnUrl: string
  readonly closesAt: Temporal.Instant
}

export type ChargeWish = {
  readonly paymentId: PaymentId
  readonly customer: string
  readonly method: string
  readonly amountCents: Cents
  readonly reference: string
}

/**
 * The card processor. Each call about money carries the payment's id as idempotency key: repeated,
 * it does nothing more. A call it finds malformed is a Fault.
 */
export type PaymentGateway = {
  /** Answers the PSP's name for the account. Made twice, one of them stays unused. */
  readonly createCustomer: (accountId: AccountId) => Promise<Called<string>>
  readonly openCheckout: (wish: CheckoutWish) => Promise<Called<Checkout>>
  readonly readCheckout: (session: string) => Promise<Called<Checkout>>
  /** The page opened for a payment, when we were not told. */
  readonly findCheckout: (
    customer: string,
    paymentId: PaymentId,
  ) => Promise<Called<Checkout | null>>
  readonly closeCheckout: (session: string) => Promise<Called<Checkout>>
  /** Charges a saved card in the absence of its holder. */
  readonly chargeSavedCard: (wish: ChargeWish) => Promise<Called<Finding>>
  readonly findCharge: (customer: string, paymentId: PaymentId) => Promise<Called<Finding | null>>
  readonly readCard: (method: string) => Promise<Called<Card>>
  /** Forgets a saved card; one that is forgotten already is no error. */
  readonly detachCard: (method: string) => Promise<Called<null>>
}
