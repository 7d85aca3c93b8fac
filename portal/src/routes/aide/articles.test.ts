import { describe, expect, test } from 'vitest'
import { languages } from '../../../../contract/languages.ts'
import {
  type ArticleName,
  articleNames,
  helpWords,
  searchArticles,
  toArticleName,
} from './articles.ts'

const search = async (language: (typeof languages)[number], asked: string) => {
  const { articles } = await helpWords(language)
  const listed = articleNames.map(name => ({ name, article: articles[name] }))
  return searchArticles<ArticleName>(listed, asked)
}

describe('the search of the help', () => {
  test('ignores accents, case, plurals and the kind of apostrophe', async () => {
    for (const asked of ['ENGAGÉ', 'engage', "jusqu'à quand", 'engages']) {
      expect(await search('fr', asked)).toContain('mon-engagement')
    }
    expect(await search('fr', 'factures')).toContain('payer-ma-facture')
  })

  test('puts titles before texts', async () => {
    const found = await search('en', 'password')
    expect(found[0]).toBe('mot-de-passe')
    expect(found).toContain('message-suspect')
  })

  test('asks for every word', async () => {
    expect(await search('fr', 'payer carte')).toEqual(['payer-ma-facture'])
    expect(await search('fr', 'payer licorne')).toEqual([])
  })

  test('reads Chinese, which has no spaces', async () => {
    expect(await search('zh', '验证码')).toContain('code-non-recu')
  })

  test('an empty search lists everything', async () => {
    expect(await search('fr', '  ')).toEqual(articleNames)
  })
})

test('every article has its steps in each language', async () => {
  for (const language of languages) {
    const { articles } = await helpWords(language)
    const french = (await helpWords('fr')).articles
    for (const name of articleNames) {
      expect(articles[name].steps).toHaveLength(french[name].steps.length)
    }
  }
})

test('an address that is no article of ours is none', () => {
  expect(toArticleName('mot-de-passe')).toBe('mot-de-passe')
  expect(toArticleName('constructor')).toBeUndefined()
})
