/** The languages every screen is written in. French is the reference. */
export const languages = ['fr', 'en', 'zh'] as const
export type Language = (typeof languages)[number]

/** BCP 47 tags for `Intl` and for the `lang` attribute. */
export const localeOf: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB', zh: 'zh-Hans-CN' }

/** Narrows anything a cookie, a form or a profile holds to one of our languages. */
export function toLanguage(value: unknown): Language | undefined {
  return languages.find(language => language === value)
}

/**
 * The language of a page: the profile's, else the cookie's, else the first of `Accept-Language` that
 * we have (by weight, then by order), else French (design §5b "Language and paths").
 */
export function chooseLanguage(asked: {
  readonly profile?: string | undefined
  readonly cookie?: string | undefined
  readonly header?: string | null | undefined
}): Language {
  return (
    toLanguage(asked.profile) ?? toLanguage(asked.cookie) ?? fromHeader(asked.header ?? '') ?? 'fr'
  )
}

function fromHeader(header: string): Language | undefined {
  return header
    .slice(0, 200)
    .split(',')
    .map(weighted)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => toLanguage(tag))
    .find(language => language !== undefined)
}

function weighted(part: string): { tag: string; weight: number } {
  const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
  const quality = parameters.map(text => text.trim()).find(text => text.startsWith('q='))
  const weight = quality === undefined ? 1 : Number.parseFloat(quality.slice(2))
  return { tag: range.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 }
}
