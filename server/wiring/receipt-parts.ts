import { billNumbers } from '../domains/billing/public.ts'
import type { Typeset } from '../kernel/typeset.ts'
import type { Core } from './open-core.ts'
import type { Edges } from './open-edges.ts'

/** What payments need for their receipts: who received the money, the numbers of bills, where documents are kept. */
export const receiptParts = (
  { pack: { brand } }: Core,
  { documents }: Edges,
  typesetter: () => Promise<Typeset>,
) => {
  const { legal, contacts, look } = brand
  const { street, postcode, city } = legal.address
  return {
    documents,
    typesetter,
    billNumbers,
    zone: brand.timeZone,
    seller: {
      brandName: brand.name,
      name: legal.name,
      form: legal.form,
      shareCapital: legal.shareCapital,
      registration: legal.registration,
      siren: legal.siren,
      vatNumber: legal.vatNumber,
      address: [street, `${postcode} ${city}`],
      phone: contacts.phone,
      hue: look.hue,
      chroma: look.chroma,
    },
  }
}
