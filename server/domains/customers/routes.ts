import { type AccountView, listAccounts } from '../../../contract/routes/customers.ts'
import { present } from '../../kernel/errors.ts'
import { answer, handle, type Registration } from '../../kernel/http/handler.ts'
import { billingProfiles, peopleOf } from './public.ts'

/** Who the customer is to the operator. */
export const customerRoutes: readonly Registration[] = [
  handle(listAccounts, async ({ db, accountIds }) => {
    if (accountIds.length === 0) return answer({ accounts: [] })
    const profiles = await billingProfiles(db, accountIds)
    const holders = (await peopleOf(db, accountIds)).filter(({ holder }) => holder)
    const accounts = profiles.map((profile): AccountView => {
      const { accountId, numeroClient, kind, legalName, billingDay, openedOn } = profile
      const found = holders.find(person => person.account_id === accountId)
      const holder = present(found, `the holder of account ${accountId}`)
      return {
        id: accountId,
        number: numeroClient,
        kind,
        legalName,
        openedOn: openedOn.toString(),
        billingDay,
        billingAddress: profile.billingAddress,
        holder: {
          givenName: holder.given_name,
          familyName: holder.family_name,
          language: holder.language,
          ...(holder.email === null ? {} : { email: holder.email }),
          ...(holder.mobile === null ? {} : { mobile: holder.mobile }),
        },
      }
    })
    return answer({ accounts })
  }),
]
