import { error, fail } from '@sveltejs/kit'
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
    if (!answer.ok) error(answer.status)
    return { errors: undefined, query, found: answer.body }
  },
}
