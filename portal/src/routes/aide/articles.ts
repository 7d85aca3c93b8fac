import { inLanguage } from '#ui/dictionary.ts'

export const helpWords = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

type Help = Awaited<ReturnType<typeof helpWords>>
export type ArticleName = keyof Help['articles']

/** The page that does what each article speaks of. */
export const doingPage = {
  'comprendre-ma-facture': '/factures',
  'payer-ma-facture': '/',
  'telecharger-ma-facture': '/factures',
  'suivre-ma-conso': '/conso',
  'hors-forfait': '/lignes',
  'mon-engagement': '/profil',
  'mot-de-passe': '/securite',
  'application-authentification': '/securite/application',
  'code-non-recu': '/profil',
  'message-suspect': '/messages',
} as const satisfies Record<ArticleName, string>

/** Narrows the part of an address to an article of ours. */
export const toArticleName = (text: string): ArticleName | undefined =>
  articleNames.find(name => name === text)

const isArticleName = (name: string): name is ArticleName => name in doingPage

/** In the order they are listed. */
export const articleNames: readonly ArticleName[] = Object.keys(doingPage).filter(isArticleName)

export type Article = {
  readonly title: string
  readonly summary: string
  readonly steps: readonly string[]
}

/** Texts as they are compared: without accents, case, or the kind of quote. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’']/g, "'").toLowerCase()

/**
 * The articles that hold every word asked, those that hold them in their title first. Accents and case do
 * not matter; a word of four letters or more also matches its singular.
 */
export const searchArticles = <Name extends string>(
  articles: readonly { readonly name: Name; readonly article: Article }[],
  asked: string,
): readonly Name[] => {
  const words = folded(asked).split(/\s+/).filter(Boolean).map(stem)
  if (words.length === 0) return articles.map(({ name }) => name)
  const holds = (text: string) => words.every(word => folded(text).includes(word))
  const inTitle = articles.filter(({ article }) => holds(article.title))
  const inText = articles.filter(
    ({ article }) =>
      !inTitle.some(found => found.article === article) &&
      holds([article.title, article.summary, ...article.steps].join(' ')),
  )
  return [...inTitle, ...inText].map(({ name }) => name)
}

const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:es|s|x)$/, '') : word)
