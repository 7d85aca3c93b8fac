import type { Language } from '../contract/languages.ts'
import type { Plural, Sentence } from './dictionary.ts'
import { type Formats, formatsOf } from './format/formats.ts'
import { localeOf } from './language.ts'

type Values<Place extends string> = [Place] extends [never]
  ? []
  : [values: { readonly [Name in Place]: Name extends 'count' ? number : string | number }]

/** Everything that depends on the language of the page, except the words themselves. */
export type Voice = Formats & {
  readonly language: Language
  readonly locale: string
  /** Fills the places of a sentence; a plural chooses its form by `count`. */
  readonly say: <Place extends string>(
    sentence: Sentence<Place> | Plural<Place>,
    ...values: Values<Place>
  ) => string
}

const voices = new Map<string, Voice>()

/**
 * The voice of a language, made once: a formatter per call cost four fifths of the bill list's pages
 * a second (design §7).
 *
 * @param timeZone the brand's, in which instants are shown
 */
export function voiceOf(language: Language, timeZone = 'Europe/Paris'): Voice {
  const key = `${language} ${timeZone}`
  const known = voices.get(key)
  if (known) return known
  const made = makeVoice(language, timeZone)
  voices.set(key, made)
  return made
}

function makeVoice(language: Language, timeZone: string): Voice {
  const locale = localeOf[language]
  const formats = formatsOf(locale, timeZone)
  const plurals = new Intl.PluralRules(locale)
  const whole = new Intl.NumberFormat(locale)
  const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name]
      return typeof value === 'number' ? whole.format(value) : (value ?? place)
    })
  return {
    ...formats,
    language,
    locale,
    say(sentence, ...given) {
      const values: Readonly<Record<string, string | number>> = given[0] ?? {}
      if (typeof sentence === 'string') return fill(sentence, values)
      const form = plurals.select(Number(values.count ?? 0))
      return fill(sentence[form] ?? sentence.other, values)
    },
  }
}
