import type { Activation } from '../../../contract/activation.ts'
import { findTerms, readCatalogue } from '../../domains/catalog/public.ts'
import type { Db } from '../../kernel/db.ts'

/** What an activation names that the operator does not have: nothing such is ever put in service. */
export type CheckActivation = (db: Db, activation: Activation) => Promise<readonly string[]>

/**
 * Checks that every offer was sold on the day its contract was signed, and that bills are issued on the
 * account's billing day: a fault found here is the point of sale's, found later it would stop a bill.
 */
export const checkActivation =
  (billingDays: readonly number[]): CheckActivation =>
  async (db, { account, contracts }) => {
    const book = await readCatalogue(db)
    const offers = contracts.flatMap(({ signedOn, lines }, contract) =>
      lines.flatMap(({ items }, line) =>
        items.flatMap(({ offerCode }, item) => {
          const agreedOn = Temporal.PlainDate.from(signedOn)
          const place = `/contracts/${contract}/lines/${line}/items/${item}/offerCode`
          const sold = findTerms(book, { offerCode, agreedOn }) !== null
          return sold ? [] : [`${place} is not sold on ${signedOn}`]
        }),
      ),
    )
    return billingDays.includes(account.billingDay)
      ? offers
      : [...offers, '/account/billingDay is not a day on which bills are issued']
  }
