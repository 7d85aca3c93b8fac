import { error, redirect } from '@sveltejs/kit'
import { asId } from '../../../../../../contract/ids.ts'
import { readCustomer } from '../../../../../../contract/routes/console.ts'
import { boundApi } from '../../../forms.ts'
import { officeWords } from '../../office-words.ts'
import type { PageServerLoad } from './$types'

/** The customer; an agent who has not said why is asked first. */
export const load: PageServerLoad = async ({ params, locals, platform }) => {
  const accountId = asId('account', params.account)
  const answer = await boundApi(platform)(readCustomer, { params: { accountId } })
  if (answer.ok) {
    return { words: (await officeWords(locals.language)).customer, customer: answer.body }
  }
  if (answer.problem.code === 'reason-required') redirect(303, `/clients/${accountId}/motif`)
  error(answer.problem.code === 'invalid-input' ? 404 : answer.status)
}
