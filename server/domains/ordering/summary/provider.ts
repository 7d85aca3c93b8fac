import type { BrandPack } from '../../../../brands/load-brand.ts'
import type { Names } from '../../../../contract/languages.ts'

/** Who sells, as a contract summary names them. */
export type Provider = {
  readonly zone: string
  readonly brand: string
  readonly legalName: string
  readonly legal: string
  readonly address: string
  readonly phone: string
  readonly hours: Names
  readonly hue: number
  readonly chroma: number
}

/** The seller of an operator's pack. */
export const toProvider = ({ brand }: Pick<BrandPack, 'brand'>): Provider => {
  const { legal, contacts, look } = brand
  const { street, postcode, city } = legal.address
  const address = `${street}, ${postcode} ${city}`
  return {
    zone: brand.timeZone,
    brand: brand.name,
    legalName: legal.name,
    legal: [legal.name, legal.form, legal.shareCapital, legal.registration, address].join(' · '),
    address,
    phone: contacts.phone,
    hours: contacts.hours,
    hue: look.hue,
    chroma: look.chroma,
  }
}
