import type { AccountId, LineId } from '../../../contract/ids.ts'
import { cents, toMoney } from '../../../contract/money.ts'
import type { JournalEntry } from '../../../contract/routes/lines.ts'
import { civilDate } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { catalogueOn, readCatalogue } from '../catalog/public.ts'
import { findJournalOfLine } from './queries.ts'

/** The option journal of a line, newest first. What the catalogue of the day did not name is shown by its code. */
export const readJournal = async (
  db: Db,
  accountIds: readonly AccountId[],
  { lineId, zone }: { readonly lineId: LineId; readonly zone: string },
): Promise<JournalEntry[]> => {
  if (accountIds.length === 0) return []
  const [book, rows] = await Promise.all([
    readCatalogue(db),
    findJournalOfLine(db, accountIds, lineId),
  ])
  return rows.map(row => {
    const { offer_code: code } = row
    const offers = [catalogueOn(book, civilDate(row.agreed_at, zone)), book.current]
    const names = offers.map(({ offers: known }) => known.get(code)?.names).find(Boolean)
    return {
      sequence: row.sequence,
      act: row.act,
      offerCode: code,
      names: names ?? { fr: code, en: code, zh: code },
      effectiveOn: row.effective_on.toString(),
      agreedAt: row.agreed_at.toString(),
      actor: row.actor,
      channel: row.channel,
      wording: row.wording,
      price: toMoney(cents(row.price_cents)),
    }
  })
}
