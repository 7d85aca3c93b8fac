import type { Words } from '#ui/dictionary.ts'
import { voiceOf } from '#ui/voice.ts'
import type { Language } from '../../../../contract/languages.ts'
import type { BrandLook } from '../../../../contract/web-platform.ts'
import type { words as french } from './words.fr.ts'

const png = (brand: string, name: string, size: number) => ({
  src: `/icones/${brand}/${name}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
})

/**
 * The manifest of the installed app (W3C Web Application Manifest). The same `id` in each language: one app.
 *
 * @param paper the ground of a page, `#rrggbb`
 */
export function installedApp(
  { id: brand, appName, spaceName }: BrandLook,
  paper: string,
  language: Language,
  words: Words<typeof french>,
) {
  const { say } = voiceOf(language)
  const shortcut = (name: string, path: string) => ({
    name,
    url: path,
    icons: [png(brand, '192', 192)],
  })
  return {
    id: '/',
    start_url: '/',
    scope: '/',
    lang: language === 'zh' ? 'zh-Hans' : language,
    dir: 'ltr',
    name: appName,
    short_name: appName,
    description: say(words.description, { space: spaceName[language] }),
    categories: ['utilities', 'finance'],
    display: 'standalone',
    theme_color: paper,
    background_color: paper,
    icons: [
      { ...png(brand, '192', 192), purpose: 'any' },
      { ...png(brand, '512', 512), purpose: 'any' },
      { ...png(brand, 'maskable-512', 512), purpose: 'maskable' },
      { ...png(brand, 'monochrome-512', 512), purpose: 'monochrome' },
      { src: `/icones/${brand}/icone.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
    shortcuts: [shortcut(words.bills, '/factures'), shortcut(words.usage, '/conso')],
    prefer_related_applications: false,
  }
}
