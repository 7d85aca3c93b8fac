import { asId } from '#contract/ids.ts'
import { readBill } from '#contract/routes/billing.ts'
import { boundApi } from '../../../bound-api.ts'
import { formKey } from '../../../form-key.ts'
import { loaded } from '../../../loaded.ts'
import { payWords, startPaying } from '../start-paying.ts'
import type { Actions, PageServerLoad } from './$types'

/** The check before paying one bill: what, how much, for when. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const [answer, words] = await Promise.all([
    boundApi(platform)(readBill, { params: { billId: asId('bill', params.bill) } }),
    payWords(locals.language),
  ])
  const { id, accountId, number, issuedOn, dueOn, total, toPay, collected } = loaded(answer, url)
  const bill = { id, accountId, number, issuedOn, dueOn, total, toPay, collected }
  return { words, bill, key: formKey() }
}

export const actions: Actions = {
  default: async ({ request, locals, platform, params }) =>
    startPaying({
      platform,
      language: locals.language,
      form: await request.formData(),
      bill: params.bill,
    }),
}
