import type { BrandPack } from '../../../brands/load-brand.ts'
import type { Biller } from './billed-account.ts'

/** Who bills, from the operator's pack: its identity, texts, billing days and term. */
export const toBiller = ({ brand }: Pick<BrandPack, 'brand'>, brandVersion: string): Biller => {
  const { legal, contacts, billing, texts } = brand
  return {
    entity: brand.id,
    numberPrefix: billing.billNumberPrefix,
    billingDays: billing.billingDays,
    paymentTermDays: billing.paymentTermDays,
    timeZone: brand.timeZone,
    brandVersion,
    seller: {
      brandName: brand.name,
      name: legal.name,
      form: legal.form,
      shareCapital: legal.shareCapital,
      registration: legal.registration,
      siren: legal.siren,
      vatNumber: legal.vatNumber,
      address: addressLines(legal.address),
      phone: contacts.phone,
      hours: contacts.hours,
      postalAddress: addressLines(contacts.postalAddress),
      footer: texts.billFooter,
      latePayment: texts.latePayment,
      hue: brand.look.hue,
      chroma: brand.look.chroma,
    },
  }
}

type Address = { readonly street: string; readonly postcode: string; readonly city: string }

const addressLines = ({ street, postcode, city }: Address): readonly string[] => [
  street,
  `${postcode} ${city}`,
]
