import { randomBytes } from 'node:crypto'
import { error, fail, redirect } from '@sveltejs/kit'
import { voiceOf } from '#ui/voice.ts'
import { asId, type DisputeId } from '../../../../../../contract/ids.ts'
import {
  answerDispute,
  confirmAnswer,
  disputeOutcomes,
  readDisputeToAnswer,
} from '../../../../../../contract/routes/staff-disputes.ts'
import { boundApi, type FormError, formText } from '../../../forms.ts'
import { queueWords } from '../queue-words.ts'
import type { Actions, PageServerLoad } from './$types'
import { readAnswer, typedIn } from './read-answer.ts'
import { sayRefused } from './say-refused.ts'

/** A dispute; the keys make a second press of a button the same decision. */
export const load: PageServerLoad = async ({ params, locals, platform }) => {
  const disputeId = asId('dispute', params.dispute)
  const [answer, words] = await Promise.all([
    boundApi(platform)(readDisputeToAnswer, { params: { disputeId } }),
    queueWords(locals.language),
  ])
  if (!answer.ok) error(answer.problem.code === 'invalid-input' ? 404 : answer.status)
  const key = () => randomBytes(18).toString('base64url')
  return {
    words,
    dispute: answer.body,
    outcomes: disputeOutcomes,
    keys: { answer: key(), confirm: key(), setAside: key() },
  }
}

export const actions: Actions = {
  async answer({ request, params, locals, platform, url }) {
    const form = await request.formData()
    const disputeId = asId('dispute', params.dispute)
    const { one: words } = await queueWords(locals.language)
    const typed = typedIn(form)
    const read = readAnswer(typed, words.missing)
    if (read.kind === 'missing') return fail(422, { errors: read.errors, typed })
    const answer = await boundApi(platform)(
      answerDispute,
      { params: { disputeId }, body: read.body },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (answer.ok) redirect(303, url.pathname)
    const { most } = await mostOf(platform, disputeId, locals.language)
    const text = sayRefused(answer.problem, words.refusals, { most, language: locals.language })
    const errors: FormError[] = [
      answer.problem.code === 'amount-too-high' ? { id: 'montant', text } : { text },
    ]
    return fail(answer.status, { errors, typed })
  },

  async confirm({ request, params, locals, platform, url }) {
    const form = await request.formData()
    const disputeId = asId('dispute', params.dispute)
    const { one: words } = await queueWords(locals.language)
    const answer = await boundApi(platform)(
      confirmAnswer,
      { params: { disputeId }, body: { confirmed: formText(form, 'confirmer') === 'oui' } },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (answer.ok) redirect(303, url.pathname)
    const { most } = await mostOf(platform, disputeId, locals.language)
    const text = sayRefused(answer.problem, words.refusals, { most, language: locals.language })
    const errors: FormError[] = [{ text }]
    return fail(answer.status, { errors, typed: undefined })
  },
}

/** What can still be given back, as it is said. */
async function mostOf(
  platform: App.Platform | undefined,
  disputeId: DisputeId,
  language: App.Locals['language'],
) {
  const answer = await boundApi(platform)(readDisputeToAnswer, { params: { disputeId } })
  return { most: answer.ok ? voiceOf(language).money(answer.body.most) : '' }
}
