import type { Language } from '../../../contract/languages.ts'
import type { Cause } from '../../../contract/routes/usage-controls.ts'
import { english } from './words.en.ts'
import { french } from './words.fr.ts'
import { chinese } from './words.zh.ts'

/** The sentence that is agreed to by lifting a ceiling of a line. */
export type LiftWords = Readonly<Record<Cause, (line: string) => string>>

export const words: Readonly<Record<Language, LiftWords>> = {
  fr: french,
  en: english,
  zh: chinese,
}
