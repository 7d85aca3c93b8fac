import { error } from '@sveltejs/kit'
import { doingPage, helpWords, toArticleName } from '../articles.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const name = toArticleName(params.article)
  if (name === undefined) error(404)
  const { articles, back } = await helpWords(locals.language)
  return { words: { ...articles[name], back }, href: doingPage[name] }
}
