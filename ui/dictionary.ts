import type { Language } from '../contract/languages.ts'

declare const held: unique symbol

/**
 * A sentence with named places, `Il vous reste {amount}`. The type remembers the names, so that
 * `say` refuses a call that forgets one. (`length` keeps plain strings assignable.)
 */
export type Sentence<Place extends string> = string & {
  readonly length: number
  readonly [held]?: (place: Place) => void
}

/** A sentence that changes with `{count}`: plural categories of CLDR, `other` always there. */
export type Plural<Place extends string> = {
  readonly zero?: string
  readonly one?: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
  readonly [held]?: (place: Place) => void
}

type Places<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? Place | Places<Rest>
  : never

/** The shape every language of an area must have, read from its French dictionary. */
export type Words<French> = French extends string
  ? Sentence<Places<French>>
  : French extends { readonly other: infer Other extends string }
    ? Plural<Places<Other>>
    : { readonly [Key in keyof French]: Words<French[Key]> }

type Dictionary<French> = () => Promise<{ readonly words: French }>

/**
 * The loader of one area's words. Called on the server by the area's load function, which passes the
 * result to the page: a page carries its own language and no other.
 *
 * @example const words = inLanguage({ fr: () => import('./words.fr.ts'), … })
 */
export function inLanguage<const French>(area: {
  readonly fr: Dictionary<French>
  readonly en: Dictionary<Words<French>>
  readonly zh: Dictionary<Words<French>>
}): (language: Language) => Promise<Words<French>> {
  const loaders: Record<Language, () => Promise<{ readonly words: unknown }>> = area
  return async language => {
    const { words } = await loaders[language]()
    if (!isWordsOf<French>(words)) throw new Error(`no words in ${language}`)
    return words
  }
}

// Each dictionary is checked against the French one where it is written (`words: Words<typeof fr>`);
// what is left to check here is that the module had one.
function isWordsOf<French>(words: unknown): words is Words<French> {
  return typeof words === 'object' && words !== null
}
