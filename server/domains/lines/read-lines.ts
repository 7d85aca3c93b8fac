import type { AccountId } from '../../../contract/ids.ts'
import type { LineView } from '../../../contract/routes/lines.ts'
import type { Db } from '../../kernel/db.ts'
import { readCatalogue } from '../catalog/public.ts'
import { toLineViews } from './line-view.ts'
import { findContracts, findItemsOn, findLines } from './queries.ts'

/** The lines of these accounts as they are shown on a day, oldest first. */
export const readLines = async (
  db: Db,
  accountIds: readonly AccountId[],
  on: Temporal.PlainDate,
): Promise<LineView[]> => {
  if (accountIds.length === 0) return []
  const [book, lines, contracts, items] = await Promise.all([
    readCatalogue(db),
    findLines(db, accountIds),
    findContracts(db, accountIds),
    findItemsOn(db, accountIds, on),
  ])
  return toLineViews(book, { lines, contracts, items }, on)
}
