import type { Offer } from '../catalog/public.ts'

export type Points = { offer: Offer }
