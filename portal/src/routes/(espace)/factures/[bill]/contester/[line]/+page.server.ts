import { error, fail, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import {
  disputeReasons,
  evidenceLimits,
  openDispute,
  readContestable,
} from '#contract/routes/disputes.ts'
import { inLanguage } from '#ui/dictionary.ts'
import { voiceOf } from '#ui/voice.ts'
import { boundApi } from '../../../../../bound-api.ts'
import { formKey } from '../../../../../form-key.ts'
import { type FormError, formText } from '../../../../../forms.ts'
import { loaded } from '../../../../../loaded.ts'
import { sayRefusal } from '../../../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../../../verification-path.ts'
import type { Actions, PageServerLoad } from './$types'
import { amountText } from './amount-text.ts'
import { fieldOf, readForm, typedIn } from './read-form.ts'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** The bill and the line that an address names. */
function placeOf(params: { readonly bill: string; readonly line: string }) {
  if (!/^\d{1,4}$/.test(params.line)) error(404)
  return { billId: asId('bill', params.bill), position: Number(params.line) }
}

/** What of a line can be contested; a line already contested leads to its dispute. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const { billId, position } = placeOf(params)
  const [answer, said] = await Promise.all([
    boundApi(platform)(readContestable, { params: { billId }, query: { position } }),
    words(locals.language),
  ])
  const line = loaded(answer, url)
  return {
    words: said,
    line,
    reasons: disputeReasons,
    most: amountText(line.most, locals.language),
    key: formKey(),
  }
}

export const actions: Actions = {
  async default({ request, locals, platform, params, url }) {
    const { billId, position } = placeOf(params)
    const api = boundApi(platform)
    const said = await words(locals.language)
    const form = await formOf(request)
    if (form === null)
      return fail(413, refusedWith([{ id: 'pieces', text: said.missing.tooLarge }]))
    const typed = typedIn(form)
    const read = await readForm(form, typed, said.missing)
    if (read.kind === 'missing') return fail(422, { errors: read.errors, typed })
    const { reason, amount, files } = read
    if (isTooLarge(files))
      return fail(422, {
        errors: [{ id: 'pieces', text: said.refusals['files-too-large'] }],
        typed,
      })
    const answer = await api(
      openDispute,
      { params: { billId }, body: { position, reason, text: typed.text, amount, files } },
      { idempotencyKey: formText(form, 'cle') },
    )
    if (answer.ok) redirect(303, `/reclamations/${answer.body.id}`)
    const { problem } = answer
    if (problem.code === 'assurance-required')
      redirect(303, verificationPath(url.pathname, problem.assurance))
    const line = await api(readContestable, { params: { billId }, query: { position } })
    const { say, money } = voiceOf(locals.language)
    const most = line.ok ? money(line.body.most) : ''
    const refusals = {
      ...said.refusals,
      'amount-too-high': say(said.refusals['amount-too-high'], { most }),
    }
    const id = fieldOf(problem.code)
    const text = await sayRefusal(locals.language, problem, refusals)
    const errors: FormError[] = [id === undefined ? { text } : { id, text }]
    return fail(answer.status, { errors, typed })
  },
}

const refusedWith = (errors: FormError[]) => ({
  errors,
  typed: { reason: '', text: '', amount: '' },
})

/** Beyond what one file may be, the API would say that the request is not one. */
const isTooLarge = (files: readonly { readonly base64: string }[]) =>
  files.some(({ base64 }) => (base64.length / 4) * 3 > evidenceLimits.fileBytes + 2)

/** The form; null when it is larger than anything that is read. */
async function formOf(request: Request): Promise<FormData | null> {
  try {
    return await request.formData()
  } catch {
    return null
  }
}
