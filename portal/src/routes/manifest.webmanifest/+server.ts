import { error } from '@sveltejs/kit'
import { inLanguage } from '#ui/dictionary.ts'
import { toLanguage } from '#ui/language.ts'
import type { RequestHandler } from './$types'
import { installedApp } from './installed-app.ts'
import { paperOf } from './paper-of.ts'

const words = inLanguage({
  fr: () => import('./words.fr.ts'),
  en: () => import('./words.en.ts'),
  zh: () => import('./words.zh.ts'),
})

/** How the space installs itself, in the operator's name and the language of the page that asked. */
export const GET: RequestHandler = async ({ platform, locals, url }) => {
  if (!platform) error(500)
  const language = toLanguage(url.searchParams.get('langue')) ?? locals.language
  const manifest = installedApp(
    platform.brand,
    paperOf(platform.brand.look),
    language,
    await words(language),
  )
  return Response.json(manifest, { headers: { 'content-type': 'application/manifest+json' } })
}
