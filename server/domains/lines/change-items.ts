import type { AccountId, ContractId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/languages.ts'
import type { Cents } from '../../../contract/money.ts'
import type { Tx } from '../../kernel/db.ts'
import { journalOption } from './journal-option.ts'
import type { SubscribedItem } from './public.ts'
import { insertItem, updateCommitment, updateItemEnd } from './queries.ts'

/** Who agreed to a change, when, where, and in which words. */
export type Consent = {
  /** `holder`, or who acted in their name: as the option journal names them. */
  readonly actor: string
  readonly channel: 'web' | 'app' | 'console'
  readonly language: Language
  /** The sentence as it was shown. */
  readonly wording: string
  readonly agreedAt: Temporal.Instant
}

/** What becomes of an item: it begins, or it goes on until another day than before (null while it lasts). */
export type ItemChange =
  | { readonly kind: 'begins'; readonly item: SubscribedItem; readonly price: Cents }
  | {
      readonly kind: 'ends'
      readonly item: SubscribedItem
      readonly endsOn: Temporal.PlainDate | null
      readonly price: Cents
    }

/**
 * Changes what a line has, each change with its row in the option journal. The caller holds the account's lock. An end
 * taken back is journalled as an addition; an end on the first day is as if the item had never been.
 */
export const changeItems = async (
  tx: Tx,
  changes: readonly ItemChange[],
  consent: Consent,
): Promise<void> => {
  for (const change of changes) {
    const { item, price } = change
    if (change.kind === 'begins') await insertItem(tx, toRow(item))
    else await updateItemEnd(tx, item, change.endsOn)
    const isAdded = change.kind === 'begins' || change.endsOn === null
    await journalOption(tx, {
      account_id: item.accountId,
      item_id: item.itemId,
      line_id: item.lineId,
      act: isAdded ? 'added' : 'removed',
      offer_code: item.offerCode,
      effective_on: change.kind === 'begins' ? item.startsOn : (change.endsOn ?? item.startsOn),
      agreed_at: consent.agreedAt.round('millisecond'),
      actor: consent.actor,
      channel: consent.channel,
      language: consent.language,
      wording: consent.wording,
      price_cents: price,
    })
  }
}

const toRow = (item: SubscribedItem) => ({
  account_id: item.accountId,
  id: item.itemId,
  contract_id: item.contractId,
  line_id: item.lineId,
  kind: item.kind,
  offer_code: item.offerCode,
  agreed_on: item.agreedOn,
  starts_on: item.startsOn,
  ends_on: item.endsOn,
  promoted_from: item.promotedFrom ?? null,
})

/** A promise to stay, as a contract holds it; `from` is null when it is counted from the signature. */
export type HeldCommitment = {
  readonly from: Temporal.PlainDate | null
  readonly months: number | null
  readonly endsOn: Temporal.PlainDate | null
  readonly subsidisedHandset: boolean
}

/** Puts another promise in the place of the one a contract had. The caller holds the account's lock. */
export const changeCommitment = (
  tx: Tx,
  contract: { readonly accountId: AccountId; readonly contractId: ContractId },
  commitment: HeldCommitment,
): Promise<unknown> =>
  updateCommitment(tx, contract, {
    committed_from: commitment.from,
    commitment_months: commitment.months,
    commitment_ends_on: commitment.endsOn,
    subsidised_handset: commitment.subsidisedHandset,
  })
