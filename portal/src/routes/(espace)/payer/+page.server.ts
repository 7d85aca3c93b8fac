import { redirect } from '@sveltejs/kit'
import { readHome } from '#contract/routes/home.ts'
import { boundApi } from '../../bound-api.ts'
import { formKey } from '../../form-key.ts'
import { loaded } from '../../loaded.ts'
import type { Actions, PageServerLoad } from './$types'
import { payWords, startPaying } from './start-paying.ts'

/** Everything that is owed; a single bill goes straight to its own page. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const [answer, words] = await Promise.all([
    boundApi(platform)(readHome, {}),
    payWords(locals.language),
  ])
  const owed = (loaded(answer, url).owed ?? []).filter(({ bills }) => bills.length > 0)
  const [account] = owed
  const [bill] = account?.bills ?? []
  if (bill && owed.length === 1 && account?.bills.length === 1) redirect(303, `/payer/${bill.id}`)
  return { words, owed: owed.map(one => ({ ...one, key: formKey() })) }
}

export const actions: Actions = {
  default: async ({ request, locals, platform }) =>
    startPaying({
      platform,
      language: locals.language,
      form: await request.formData(),
      bill: undefined,
    }),
}
