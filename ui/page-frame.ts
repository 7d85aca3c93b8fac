import { createHash } from 'node:crypto'
import { type Language, languageOf } from '../contract/languages.ts'
import { toLanguage } from './language.ts'
import type { Theme } from './themes.ts'

/** Cookies of preference: not private, kept a year, read by the server only. */
export const languageCookie = 'lc-language'
export const themeCookie = 'lc-theme'
export const preferenceCookie = {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 365 * 24 * 3600,
} as const

/** The language of a page: the profile's, else the cookie's, else the browser's (design §5b). */
export function chooseLanguage(asked: {
  readonly profile?: string | undefined
  readonly cookie?: string | undefined
  readonly header?: string | null | undefined
}): Language {
  return (
    toLanguage(asked.profile) ?? toLanguage(asked.cookie) ?? languageOf(asked.header ?? undefined)
  )
}

/** What the template of a page is completed with, so that neither theme nor brand ever flashes. */
export type PageFrame = {
  readonly language: Language
  readonly theme: Theme
  readonly hue: number
  readonly chroma: number
}

const brandStyle = ({ hue, chroma }: PageFrame) => `:root{--hue:${hue};--chroma:${chroma}}`

/** Fills the places of `app.html`. */
export function fillFrame(html: string, frame: PageFrame): string {
  const language = frame.language === 'zh' ? 'zh-Hans' : frame.language
  return html
    .replace('lang="fr" data-theme="auto"', `lang="${language}" data-theme="${frame.theme}"`)
    .replace('/* page.brand */', brandStyle(frame))
}

const hashes = new Map<string, string>()

/**
 * Lets the brand's own style element through, by its hash. A policy that allows inline styles
 * (development) is left alone: a hash would void it.
 */
export function allowBrandStyle(policy: string, frame: PageFrame): string {
  if (/style-src [^;]*'unsafe-inline'/.test(policy)) return policy
  const style = brandStyle(frame)
  const hash = hashes.get(style) ?? createHash('sha256').update(style).digest('base64')
  hashes.set(style, hash)
  return policy.replace(/(^|; )style-src ([^;]*)/, `$1style-src $2 'sha256-${hash}'`)
}

/** The headers of a page made by Kit: our policy, its character set, and who may keep it. */
export function finishPage(response: Response, frame: PageFrame, cacheControl: string): Response {
  const { headers } = response
  const policy = headers.get('content-security-policy')
  if (policy) headers.set('content-security-policy', allowBrandStyle(policy, frame))
  if (headers.get('content-type') === 'text/html')
    headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('cache-control', cacheControl)
  return response
}

/** A path of ours to go back to; anything else leads home. */
export function safeReturn(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
