import { randomBytes } from 'node:crypto'
import { fail, redirect } from '@sveltejs/kit'
import { voiceOf } from '#ui/voice.ts'
import { asId } from '../../../../../../../contract/ids.ts'
import { openCustomer, openingReasons } from '../../../../../../../contract/routes/console.ts'
import { boundApi, type FormError, formText } from '../../../../forms.ts'
import { officeWords } from '../../../office-words.ts'
import type { Actions, PageServerLoad } from './$types'

/** The key makes a second press of the button the same opening. */
export const load: PageServerLoad = async ({ locals }) => ({
  words: (await officeWords(locals.language)).reason,
  reasons: openingReasons,
  key: randomBytes(18).toString('base64url'),
})

export const actions: Actions = {
  async default({ request, params, locals, platform }) {
    const form = await request.formData()
    const accountId = asId('account', params.account)
    const asked = formText(form, 'raison')
    const note = formText(form, 'precision').slice(0, 500)
    const { reason: words } = await officeWords(locals.language)
    const reason = openingReasons.find(known => known === asked)
    const missing: FormError[] = []
    if (reason === undefined) missing.push({ id: 'raison', text: words.missing })
    if (reason === 'something-else' && note === '')
      missing.push({ id: 'precision', text: words.noteMissing })
    if (reason === undefined || missing.length > 0)
      return fail(422, { errors: missing, asked, note })

    const answer = await boundApi(platform)(
      openCustomer,
      { params: { accountId }, body: { reason, ...(note === '' ? {} : { note }) } },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (answer.ok) redirect(303, `/clients/${accountId}`)
    const { say } = voiceOf(locals.language)
    const minutes = Math.ceil((answer.problem.retryAfterSeconds ?? 60) / 60)
    const text =
      answer.problem.code === 'too-many-requests'
        ? say(words.tooMany, { count: minutes })
        : words.unknown
    const errors: FormError[] = [{ id: 'raison', text }]
    return fail(answer.status, { errors, asked, note })
  },
}
