import type { Selectable } from 'kysely'
import type { Money } from '../../../contract/money.ts'
import type { Offer } from '../catalog/public.ts'

export function decideBuyPass(offer: Offer, shown: Money) {
  return offer.price === shown
}

export type Pass = Selectable<{ id: string }>
