import { error } from '@sveltejs/kit'
import { inLanguage } from '#ui/dictionary.ts'
import { listAccounts } from '../../../../../contract/routes/customers.ts'
import { listLines } from '../../../../../contract/routes/lines.ts'
import { boundApi } from '../../bound-api.ts'
import type { PageServerLoad } from './$types'
import { contractsOf } from './contracts-of.ts'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** Each account with its contracts; a right that this person's role lacks leaves its part empty. */
export const load: PageServerLoad = async ({ locals, platform }) => {
  const api = boundApi(platform)
  const [accounts, lines] = await Promise.all([api(listAccounts, {}), api(listLines, {})])
  if (!accounts.ok && accounts.problem.code !== 'not-allowed') error(accounts.status)
  if (!lines.ok && lines.problem.code !== 'not-allowed') error(lines.status)
  const readable = accounts.ok ? accounts.body.accounts : []
  return {
    words: await words(locals.language),
    asOf: lines.ok ? lines.body.asOf : '',
    accounts: readable.map(account => ({
      ...account,
      contracts: contractsOf(
        (lines.ok ? lines.body.lines : []).filter(({ accountId }) => accountId === account.id),
      ),
    })),
  }
}
