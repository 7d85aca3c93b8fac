import { fail } from '@sveltejs/kit'
import { type Voice, voiceOf } from '#ui/voice.ts'
import type { ProblemOf } from '../../../../contract/client.ts'
import { searchCustomers } from '../../../../contract/routes/console.ts'
import { boundApi, type FormError, formText } from '../forms.ts'
import type { Actions, PageServerLoad } from './$types'
import { officeWords } from './office-words.ts'

export const load: PageServerLoad = async ({ locals }) => ({
  words: (await officeWords(locals.language)).search,
})

export const actions: Actions = {
  async default({ request, locals, platform }) {
    const query = formText(await request.formData(), 'recherche')
    const { search: words } = await officeWords(locals.language)
    const errors: FormError[] = [{ id: 'recherche', text: words.tooShort }]
    if (query.length < 3) return fail(422, { errors, query, found: undefined })
    const answer = await boundApi(platform)(searchCustomers, { body: { query } })
    if (answer.ok) return { errors: undefined, query, found: answer.body }
    const refused: FormError[] = [
      { id: 'recherche', text: refusalOf(answer.problem, words, voiceOf(locals.language)) },
    ]
    return fail(answer.status, { errors: refused, query, found: undefined })
  },
}

type Words = Awaited<ReturnType<typeof officeWords>>['search']

const refusalOf = (
  { code, retryAfterSeconds = 60, instance }: ProblemOf<typeof searchCustomers>,
  words: Words,
  { say }: Voice,
): string => {
  if (code === 'query-too-short' || code === 'invalid-input') return words.tooShort
  if (code === 'too-many-requests') {
    return say(words.tooMany, { count: Math.ceil(retryAfterSeconds / 60) })
  }
  return say(words.broken, { reference: instance })
}
