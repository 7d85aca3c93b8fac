import { type Static, Type } from 'typebox'
import { closed, oneOf } from './closed.ts'

/** The languages that every screen, message and document speaks; French first. */
export const languages = ['fr', 'en', 'zh'] as const
export type Language = (typeof languages)[number]
export const LanguageCode = oneOf(languages)

/** What a person reads, in each language. */
export const Names = closed({ fr: Type.String(), en: Type.String(), zh: Type.String() })
export type Names = Static<typeof Names>

/** The best of our languages for an `Accept-Language` header; French when none is ours. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const asked = (acceptLanguage ?? '')
    .split(',')
    .map(part => {
      const [tag = '', q = 'q=1'] = part.trim().split(';')
      return {
        tag: tag.slice(0, 2).toLowerCase(),
        weight: Number.parseFloat(q.split('=')[1] ?? '1') || 0,
      }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of asked) {
    const ours = languages.find(language => language === tag)
    if (ours !== undefined) return ours
  }
  return 'fr'
}
