import type { AccountId, ChargeId, ContractId, LineId } from '../../../contract/ids.ts'
import type { Names } from '../../../contract/languages.ts'
import type { Cents } from '../../../contract/money.ts'
import type { Section } from '../../../contract/routes/billing.ts'
import { jsonb, type Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { RateVersion } from './charge.ts'
import { findChargeBySource, insertCharge } from './queries.ts'
import type { VatShare } from './vat.ts'

/** Something to bill once, or to give back, asked for by another domain. */
export type NewCharge = {
  readonly accountId: AccountId
  /** Names the cause: asked again, nothing is added. */
  readonly sourceRef: string
  readonly kind: 'pass' | 'fee' | 'credit' | 'equipment'
  readonly section: Section
  readonly names: Names
  readonly contractId: ContractId | null
  readonly lineId: LineId | null
  /** With taxes; negative for a credit; never zero. */
  readonly gross: Cents
  readonly shares: readonly VatShare[]
  readonly rate: RateVersion
  readonly occurredOn: Temporal.PlainDate
}

/** Adds a charge to the next bill of an account; the same source again answers the charge it already has. */
export const addCharge = async (tx: Tx, charge: NewCharge): Promise<ChargeId> => {
  const id = newId('charge')
  const isNew = await insertCharge(tx, {
    account_id: charge.accountId,
    id,
    source_ref: charge.sourceRef,
    kind: charge.kind,
    section: charge.section,
    names: jsonb(charge.names),
    contract_id: charge.contractId,
    line_id: charge.lineId,
    gross_cents: charge.gross,
    shares: jsonb(
      charge.shares.map(({ rateBasisPoints, weight }) => ({
        rateBasisPoints,
        weight: String(weight),
      })),
    ),
    rate: jsonb({ version: charge.rate.version, from: charge.rate.from.toString() }),
    occurred_on: charge.occurredOn,
  })
  return isNew ? id : findChargeBySource(tx, charge.accountId, charge.sourceRef)
}
