import type { LineId } from '../../../contract/ids.ts'
import { type CatalogueBook, findTerms } from '../catalog/public.ts'
import type { SubscribedItem } from '../lines/public.ts'
import type { OwnedBucket } from './allowance.ts'
import { crossed } from './ceiling.ts'
import { alertsOf, type Decision } from './control.ts'
import type { Notice } from './notice.ts'

/** What is known of lines when allowances are taken from. */
export type Watched = {
  readonly book: CatalogueBook
  readonly itemsOfLine: ReadonlyMap<LineId, readonly SubscribedItem[]>
  readonly decisionsOf: ReadonlyMap<LineId, readonly Decision[]>
}

/**
 * The alerts that allowances passed while something was taken from them. What is used only grows and is locked, so that
 * each is passed once in its time. What an earlier period left is not watched: the allowance of this one comes after.
 */
export const allowanceNotices = (
  before: readonly OwnedBucket[],
  changed: readonly OwnedBucket[],
  watched: Watched,
): readonly Notice[] => {
  const usedBefore = new Map(before.map(({ id, used }) => [id, used]))
  return changed.flatMap(bucket => {
    const { service, granted, used, accountId, lineId } = bucket
    if (granted === null || bucket.carried || service === 'mms') return []
    const { thresholds } = alertsOf(watched.decisionsOf.get(lineId) ?? [], service)
    const spent = { before: usedBefore.get(bucket.id) ?? 0n, after: used, whole: granted }
    const offer = offerOf(bucket, watched)
    if (offer === null) return []
    return crossed(thresholds, spent).map(percent => ({
      accountId,
      lineId,
      about: { kind: 'allowance' as const, service, offer: offer.names, percent: Number(percent) },
    }))
  })
}

const offerOf = ({ lineId, itemId }: OwnedBucket, { book, itemsOfLine }: Watched) => {
  const item = itemsOfLine.get(lineId)?.find(one => one.itemId === itemId)
  return item === undefined ? null : findTerms(book, item)
}
