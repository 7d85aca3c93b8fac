import { toMoney } from '../../../contract/money.ts'
import type { LineView } from '../../../contract/routes/lines.ts'
import { present } from '../../kernel/errors.ts'
import { type CatalogueBook, priceOn, promotionsOf, termsOf } from '../catalog/public.ts'
import type { contractsOf, itemsOn, linesOf } from './public.ts'

type Line = Awaited<ReturnType<typeof linesOf>>[number]
type Contract = Awaited<ReturnType<typeof contractsOf>>[number]
type Item = Awaited<ReturnType<typeof itemsOn>>[number]

/** What lines are shown with: rows of the same accounts, and the terms under which things were sold. */
export type LineRows = {
  readonly lines: readonly Line[]
  readonly contracts: readonly Contract[]
  /** Subscribed on the day shown. */
  readonly items: readonly Item[]
}

const itemOrder = ['plan', 'equipment', 'option', 'pass'] as const

/** The lines of some accounts as they are on a day. A Fault when one has no contract or was sold nothing known. */
export const toLineViews = (
  book: CatalogueBook,
  { lines, contracts, items }: LineRows,
  on: Temporal.PlainDate,
): LineView[] =>
  lines.map(line => ({
    id: line.id,
    accountId: line.account_id,
    kind: line.kind,
    label: line.label,
    state: line.state,
    ...(line.identifier === null ? {} : { number: line.identifier }),
    activatedOn: line.activated_on.toString(),
    ...(line.ended_on === null ? {} : { endedOn: line.ended_on.toString() }),
    contract: toContractView(
      present(
        contracts.find(({ id }) => id === line.contract_id),
        `the contract of line ${line.id}`,
      ),
    ),
    items: items
      .filter(item => item.line_id === line.id)
      .toSorted((a, b) => itemOrder.indexOf(a.kind) - itemOrder.indexOf(b.kind))
      .map(item => toSubscribedView(book, item, on)),
  }))

const toContractView = (contract: Contract): LineView['contract'] => {
  const { id, number, kind, signed_on, ended_on, commitment_months, commitment_ends_on } = contract
  return {
    id,
    number,
    kind,
    signedOn: signed_on.toString(),
    ...(ended_on === null ? {} : { endedOn: ended_on.toString() }),
    ...(commitment_months === null || commitment_ends_on === null
      ? {}
      : { commitment: { months: commitment_months, endsOn: commitment_ends_on.toString() } }),
  }
}

const toSubscribedView = (
  book: CatalogueBook,
  item: Item,
  on: Temporal.PlainDate,
): LineView['items'][number] => {
  const sold = {
    offerCode: item.offer_code,
    agreedOn: item.agreed_on,
    startsOn: item.starts_on,
    promotedFrom: item.promoted_from,
  }
  return {
    id: item.id,
    kind: item.kind,
    offerCode: item.offer_code,
    names: termsOf(book, sold).names,
    price: toMoney(priceOn(book, sold, on).amount),
    per: item.kind === 'pass' || item.kind === 'equipment' ? 'once' : 'month',
    startsOn: item.starts_on.toString(),
    ...(item.ends_on === null ? {} : { endsOn: item.ends_on.toString() }),
    promotions: promotionsOf(book, sold)
      .filter(({ endsOn }) => Temporal.PlainDate.compare(on, endsOn) < 0)
      .map(({ promotion, endsOn }) => ({
        names: promotion.names,
        monthlyDiscount: toMoney(promotion.monthlyDiscount),
        endsOn: endsOn.toString(),
      })),
  }
}
