import type { Activation } from '../../../contract/activation.ts'
import type { AccountId, ContractId, PersonId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import { cents } from '../../../contract/money.ts'
import { monthsAfter, startOfDay } from '../../kernel/calendar.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Keys } from '../../kernel/keys.ts'
import { type Contacts, recordClaims } from '../identity/public.ts'
import { journalOption } from './journal-option.ts'
import { insertContract, insertItem, insertLine, insertNumber, insertSim } from './queries.ts'

type Contract = Activation['contracts'][number]
type Line = Contract['lines'][number]
type Item = Line['items'][number]

/** Whose contracts they are, and how the operator counts civil days. */
export type Owner = {
  readonly accountId: AccountId
  readonly language: Language
  readonly zone: string
  /** Who may open the space with a contract or line number, and where codes go. */
  readonly holderId: PersonId
  readonly contacts: Contacts
}

/** What activation needs besides its transaction; `now` is wall time. */
export type ActivationDeps = { readonly keys: Keys; readonly now: Temporal.Instant }

/**
 * Puts an activation's contracts in service: lines, numbers, SIMs, and each item with its row in the
 * option journal. The caller holds the account's lock.
 */
export const activateContracts = async (
  deps: ActivationDeps,
  tx: Tx,
  owner: Owner,
  contracts: readonly Contract[],
): Promise<void> => {
  for (const contract of contracts) {
    const contractId = newId('contract')
    const signedOn = Temporal.PlainDate.from(contract.signedOn)
    const months = contract.commitmentMonths
    await insertContract(tx, {
      account_id: owner.accountId,
      id: contractId,
      number: contract.contractNumber,
      kind: contract.kind,
      signed_on: signedOn,
      commitment_months: months ?? null,
      commitment_ends_on: months === undefined ? null : monthsAfter(signedOn, months),
      subsidised_handset: contract.subsidisedHandset,
    })
    for (const line of contract.lines) await activateLine(tx, { owner, contractId, signedOn }, line)
  }
  await recordClaims(deps, tx, {
    accountId: owner.accountId,
    personId: owner.holderId,
    language: owner.language,
    contacts: owner.contacts,
    values: contracts.flatMap(claimsOf),
    at: deps.now,
  })
}

/** A contract's number, and the mobile numbers of its lines. */
const claimsOf = ({ contractNumber, lines }: Contract) => [
  { kind: 'contract' as const, text: contractNumber },
  ...lines.flatMap(({ kind, identifier }) =>
    kind === 'mobile' && identifier !== undefined
      ? [{ kind: 'mobile' as const, text: identifier }]
      : [],
  ),
]

type Under = {
  readonly owner: Owner
  readonly contractId: ContractId
  readonly signedOn: Temporal.PlainDate
}

const activateLine = async (tx: Tx, under: Under, line: Line): Promise<void> => {
  const { owner, contractId } = under
  const lineId = newId('line')
  const activatedOn = Temporal.PlainDate.from(line.activatedOn)
  const servedFrom = startOfDay(activatedOn, owner.zone)
  const place = { account_id: owner.accountId, line_id: lineId }
  await insertLine(tx, {
    account_id: owner.accountId,
    id: lineId,
    contract_id: contractId,
    external_id: line.externalId,
    kind: line.kind,
    label: line.label,
    state: 'active',
    activated_on: activatedOn,
  })
  if (line.identifier !== undefined) {
    await insertNumber(tx, { ...place, identifier: line.identifier, valid_from: servedFrom })
  }
  if (line.iccid !== undefined) {
    await insertSim(tx, { ...place, iccid: line.iccid, active_from: servedFrom })
  }
  for (const item of line.items) await activateItem(tx, { ...under, ...place }, item)
}

const activateItem = async (
  tx: Tx,
  under: Under & { readonly line_id: ReturnType<typeof newId<'line'>> },
  item: Item,
): Promise<void> => {
  const { owner, contractId, signedOn, line_id } = under
  const itemId = newId('item')
  const startsOn = Temporal.PlainDate.from(item.startsOn)
  await insertItem(tx, {
    account_id: owner.accountId,
    id: itemId,
    contract_id: contractId,
    line_id,
    kind: item.kind,
    offer_code: item.offerCode,
    agreed_on: signedOn,
    starts_on: startsOn,
    ends_on: item.endsOn === undefined ? null : Temporal.PlainDate.from(item.endsOn),
  })
  await journalOption(tx, {
    account_id: owner.accountId,
    item_id: itemId,
    line_id,
    act: 'added',
    offer_code: item.offerCode,
    effective_on: startsOn,
    agreed_at: Temporal.Instant.from(item.consent.acceptedAt).round('millisecond'),
    actor: 'holder',
    channel: item.consent.channel,
    language: owner.language,
    wording: item.consent.wording,
    price_cents: cents(BigInt(item.consent.price.amount)),
  })
}
