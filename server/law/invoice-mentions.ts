import { type InvoiceMention, invoiceMentions } from './data/invoice-mentions.ts'

/** What a bill issued on a day must say to a consumer or to a company, each with its citation. */
export const mandatoryMentionsOn = (
  issuedOn: Temporal.PlainDate,
  customer: 'consumer' | 'company',
): readonly InvoiceMention[] =>
  invoiceMentions.filter(
    row => row.from <= issuedOn.toString() && (row.for === 'everyone' || customer === 'company'),
  )

/** The mandatory mentions that a bill does not carry; empty when it is complete. */
export const missingMentions = (
  carried: ReadonlySet<string>,
  bill: { readonly issuedOn: Temporal.PlainDate; readonly customer: 'consumer' | 'company' },
): readonly InvoiceMention[] =>
  mandatoryMentionsOn(bill.issuedOn, bill.customer).filter(({ mention }) => !carried.has(mention))
