import type { Language } from '../../../contract/languages.ts'
import { english } from './words.en.ts'
import { french } from './words.fr.ts'
import { chinese } from './words.zh.ts'

type Facts = {
  readonly name: string
  readonly line: string
  readonly price: string
  readonly on: string
  readonly lastDay: string
}

/** The sentences that are agreed to. */
export type ConsentWords = {
  readonly changePlan: (facts: Facts) => string
  readonly addOption: (facts: Facts) => string
  readonly addPass: (facts: Facts) => string
  readonly remove: (facts: Facts) => string
  readonly undo: (facts: { readonly reference: string }) => string
  readonly withdraw: (facts: { readonly reference: string }) => string
  readonly commitment: (facts: { readonly until: string }) => string
  /** `mark` names the contract summary that was given before. */
  readonly summary: (facts: { readonly mark: string }) => string
}

export const words: Readonly<Record<Language, ConsentWords>> = {
  fr: french,
  en: english,
  zh: chinese,
}
