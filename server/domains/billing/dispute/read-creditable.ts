import { Type } from 'typebox'
import { closed } from '../../../../contract/closed.ts'
import { cents, sumCents } from '../../../../contract/money.ts'
import type { Db } from '../../../kernel/db.ts'
import { parsed } from '../../../kernel/parsed.ts'
import { findBill, findLinesOfBills, findVatRows } from '../queries.ts'
import { splitByRate, type TaxedPart, type VatRow } from '../vat.ts'
import type { Creditable } from './credit.ts'
import { findCreditsOfBill, type PlaceOnBill } from './queries.ts'

const Parts = Type.Array(
  closed({
    rateBasisPoints: Type.Integer(),
    gross: Type.String({ pattern: '^-?(0|[1-9][0-9]{0,17})$' }),
  }),
)

/** A line of an issued bill with all that bounds what can be given back of it; null when there is none. */
export const readCreditable = async (db: Db, place: PlaceOnBill) => {
  const { accountId, billId, position } = place
  const bill = await findBill(db, [accountId], billId)
  if (bill === undefined) return null
  const lines = await findLinesOfBills(db, [accountId], [billId])
  const line = lines.find(one => one.position === position)
  if (line === undefined) return null
  const rows = await findVatRows(db, accountId, billId)
  const categories = rows.map(toVatRow)
  const credits = await findCreditsOfBill(db, accountId, billId)
  const ofLine = credits.notes.filter(note => note.position === position)
  const base: Creditable = {
    parts: partsOf(line, categories),
    takenOfLine: credits.rows.filter(row => row.position === position).map(toVatRow),
    roundingOfLine: sumCents(ofLine.map(note => note.rounding_cents)),
    categories,
    rounding: bill.rounding_cents,
    taken: credits.rows.map(toVatRow),
    takenRounding: sumCents(credits.notes.map(note => note.rounding_cents)),
  }
  return { bill, line, base }
}

type Line = Awaited<ReturnType<typeof findLinesOfBills>>[number]

/** What a line carries at each rate. A bill made before this was kept lends the line its own categories. */
const partsOf = (line: Line, categories: readonly VatRow[]): readonly TaxedPart[] => {
  if (line.parts !== null) {
    const parts = parsed(Parts, line.parts, 'the parts of a bill line')
    return parts.map(({ rateBasisPoints, gross }) => ({
      rateBasisPoints,
      gross: cents(BigInt(gross)),
    }))
  }
  const positive = categories.filter(({ gross }) => gross > 0n)
  return positive.length === 0
    ? []
    : splitByRate(
        line.gross_cents,
        positive.map(({ rateBasisPoints, gross }) => ({ rateBasisPoints, weight: gross })),
      )
}

const toVatRow = (row: {
  readonly rate_basis_points: number
  readonly net_cents: VatRow['net']
  readonly vat_cents: VatRow['vat']
  readonly gross_cents: VatRow['gross']
}): VatRow => ({
  rateBasisPoints: row.rate_basis_points,
  net: row.net_cents,
  vat: row.vat_cents,
  gross: row.gross_cents,
})
