import { createHash } from 'node:crypto'
import type { AccountId, LineId } from '../../../contract/ids.ts'
import { civilDate, type Period, periodContaining } from '../../kernel/calendar.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Db } from '../../kernel/db.ts'
import { present } from '../../kernel/errors.ts'
import { readNextBill } from '../billing/public.ts'
import { readCatalogue } from '../catalog/public.ts'
import { billingProfiles } from '../customers/public.ts'
import { contractsOf, itemsSince, linesOf } from '../lines/public.ts'
import type { Situation } from './change.ts'

/** How civil days are counted: in the operator's zone. */
type At = { readonly now: Temporal.Instant; readonly zone: string }

/** What a line of an account is and has, as far as a change of it depends on; null when the account has no such line. */
export const readSituation = async (
  db: Db,
  place: { readonly accountId: AccountId; readonly lineId: LineId },
  { now, zone }: At,
): Promise<Situation | null> => {
  const { accountId, lineId } = place
  const lines = await linesOf(db, [accountId])
  const line = lines.find(({ id }) => id === lineId)
  if (line === undefined) return null
  const today = civilDate(now, zone)
  const period = periodOf(await billingDayOf(db, accountId), today)
  const contracts = await contractsOf(db, [accountId])
  const contract = present(
    contracts.find(({ id }) => id === line.contract_id),
    'the contract of a line',
  )
  return {
    today,
    book: await readCatalogue(db),
    items: await itemsSince(db, [accountId], period.start.subtract({ months: 1 })),
    next: await readNextBill(db, accountId, period),
    line: { accountId, lineId, label: line.label, kind: line.kind, state: line.state },
    contract: {
      contractId: contract.id,
      signedOn: contract.signed_on,
      commitment: {
        from: contract.committed_from,
        months: contract.commitment_months,
        endsOn: contract.commitment_ends_on,
        subsidisedHandset: contract.subsidised_handset,
      },
    },
  }
}

/** On which day of the month an account is billed. */
export const billingDayOf = async (db: Db, accountId: AccountId): Promise<number> => {
  const [profile] = await billingProfiles(db, [accountId])
  return present(profile, 'a billing profile').billingDay
}

/** The billing period that holds a day. */
export const periodOf = (billingDay: number, day: Temporal.PlainDate): Period =>
  periodContaining(new Temporal.PlainDate(2020, 1, billingDay), day)

/** Of a situation, what a quote was made from: it is accepted only while this is the same. */
export const hashOfSituation = ({ items, line, contract, next }: Situation): Buffer =>
  createHash('sha256')
    .update(
      canonicalJson({
        state: line.state,
        commitment: contract.commitment,
        next: next.issuedOn.toString(),
        items: items.map(item => ({
          id: item.itemId,
          startsOn: item.startsOn.toString(),
          endsOn: item.endsOn?.toString() ?? null,
        })),
      }),
    )
    .digest()
