import type { Language } from '../../contract/languages.ts'
import { en } from './words.en.ts'
import { type DeskWords, fr } from './words.fr.ts'
import { zh } from './words.zh.ts'

const dictionaries: Readonly<Record<Language, DeskWords>> = { fr, en, zh }

/** The sentences of one language. */
export function deskWords(language: Language): DeskWords {
  return dictionaries[language]
}
