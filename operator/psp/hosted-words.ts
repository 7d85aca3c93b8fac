import type { Language } from '../../contract/languages.ts'
import { en } from './words.en.ts'
import { fr, type HostedWords } from './words.fr.ts'
import { zh } from './words.zh.ts'

const dictionaries: Readonly<Record<Language, HostedWords>> = { fr, en, zh }

/** The sentences of one language. */
export function hostedWords(language: Language): HostedWords {
  return dictionaries[language]
}

/** What a refusal is called on the page, from the codes of the API. */
export function sentenceOf(words: HostedWords, code: string, declineCode?: string): string {
  const byCode: Readonly<Record<string, string>> = {
    ...words.refusals,
    payment_intent_authentication_failure: words.refusals.authentication,
    setup_intent_authentication_failure: words.refusals.authentication,
  }
  return byCode[declineCode ?? code] ?? byCode[code] ?? words.refusals.declined
}
