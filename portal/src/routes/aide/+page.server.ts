import type { PageServerLoad } from './$types'
import { articleNames, helpWords, searchArticles } from './articles.ts'

/** Open to everyone: somebody who cannot sign in needs help too. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const { articles, ...words } = await helpWords(locals.language)
  const listed = articleNames.map(name => ({ name, article: articles[name] }))
  const found = searchArticles(listed, asked).map(name => {
    const { title, summary } = articles[name]
    return { name, title, summary }
  })
  return { words, asked, found }
}
