import type { AccountId } from '../../../../contract/ids.ts'
import { type Language, Names } from '../../../../contract/languages.ts'
import { toMoney } from '../../../../contract/money.ts'
import type { DisputeView } from '../../../../contract/routes/disputes.ts'
import type { Db } from '../../../kernel/db.ts'
import { present } from '../../../kernel/errors.ts'
import { parsed } from '../../../kernel/parsed.ts'
import { type DisputeRow, findPartsOfDisputes } from './queries.ts'

/** Disputes of these accounts as they are shown, in their order. */
export const toDisputeViews = async (
  db: Db,
  rows: readonly DisputeRow[],
  language: Language,
): Promise<DisputeView[]> => {
  if (rows.length === 0) return []
  const accountIds: AccountId[] = [...new Set(rows.map(row => row.account_id))]
  const parts = await findPartsOfDisputes(
    db,
    accountIds,
    rows.map(({ id }) => id),
  )
  return rows.map(row => toView(row, parts, language))
}

/** The printed name of a disputed line. */
export const labelOf = (row: Pick<DisputeRow, 'names'>, language: Language): string =>
  parsed(Names, row.names, 'the names of a bill line')[language]

type Parts = Awaited<ReturnType<typeof findPartsOfDisputes>>

const toView = (row: DisputeRow, parts: Parts, language: Language): DisputeView => {
  const own = <One extends { readonly dispute_id: string }>(all: readonly One[]) =>
    all.filter(one => one.dispute_id === row.id)
  return {
    id: row.id,
    accountId: row.account_id,
    reference: row.reference,
    billId: row.bill_id,
    billNumber: present(row.number, 'the number of an issued bill'),
    billIssuedOn: row.period_start.toString(),
    position: row.position,
    label: labelOf(row, language),
    reason: row.reason,
    text: row.wording,
    contested: toMoney(row.contested_cents),
    state: row.state,
    openedAt: row.opened_at.toString(),
    answerBy: row.answer_by.toString(),
    steps: own(parts.steps).map(({ state, at }) => ({ state, at: at.toString() })),
    evidence: own(parts.evidence).map(({ position, kind, bytes }) => ({ position, kind, bytes })),
    ...(row.answer === null || row.granted_cents === null
      ? {}
      : { answer: { granted: toMoney(row.granted_cents), text: row.answer } }),
    ...creditNoteOf(row, parts),
  }
}

const creditNoteOf = (row: DisputeRow, { notes, categories }: Parts) => {
  const note = notes.find(one => one.dispute_id === row.id)
  if (note === undefined) return {}
  const own = categories.filter(one => one.dispute_id === row.id)
  return {
    creditNote: {
      number: note.number,
      issuedOn: note.issued_on.toString(),
      net: toMoney(note.net_cents),
      vat: toMoney(note.vat_cents),
      rounding: toMoney(note.rounding_cents),
      total: toMoney(note.total_cents),
      categories: own.map(category => ({
        rateBasisPoints: category.rate_basis_points,
        net: toMoney(category.net_cents),
        vat: toMoney(category.vat_cents),
        gross: toMoney(category.gross_cents),
      })),
    },
  }
}
