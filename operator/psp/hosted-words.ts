import { en } from './words.en.ts'
import { fr, type HostedWords } from './words.fr.ts'
import { zh } from './words.zh.ts'

export const hostedLanguages = ['fr', 'en', 'zh'] as const

export type HostedLanguage = (typeof hostedLanguages)[number]

const dictionaries: Readonly<Record<HostedLanguage, HostedWords>> = { fr, en, zh }

/** The sentences of one language. */
export function hostedWords(language: HostedLanguage): HostedWords {
  return dictionaries[language]
}

/** The first known language among what was asked, in order; French otherwise. */
export function chooseLanguage(...asked: readonly (string | null | undefined)[]): HostedLanguage {
  const tags = asked.flatMap(value => (value ?? '').split(',')).map(tag => tag.trim().slice(0, 2))
  const known = tags.flatMap(tag =>
    hostedLanguages.filter(language => language === tag.toLowerCase()),
  )
  return known[0] ?? 'fr'
}

/** What a refusal is called on the page, from the codes of the API. */
export function sentenceOf(words: HostedWords, code: string, declineCode?: string): string {
  const byCode: Readonly<Record<string, string>> = {
    ...words.refusals,
    payment_intent_authentication_failure: words.refusals.authentication,
  }
  return byCode[declineCode ?? code] ?? byCode[code] ?? words.refusals.declined
}
