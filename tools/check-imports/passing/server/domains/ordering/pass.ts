import type { Money } from '../../../contract/money.ts'
import type { Offer } from '../catalog/public.ts'

export function decideBuyPass(offer: Offer, shown: Money) {
  return offer.price === shown
}
