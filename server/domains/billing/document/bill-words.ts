import type { Language } from '../../../../contract/languages.ts'
import { words as en } from './words.en.ts'
import { type BillWords, words as fr } from './words.fr.ts'
import { words as zh } from './words.zh.ts'

/** What a bill says, in each language: all three, since a line keeps its name in each. */
export const billWords: Readonly<Record<Language, BillWords>> = { fr, en, zh }
