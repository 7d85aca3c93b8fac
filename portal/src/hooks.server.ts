import { redirect } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import {
  chooseLanguage,
  fillFrame,
  finishPage,
  languageCookie,
  themeCookie,
} from '#ui/page-frame.ts'
import { toTheme } from '#ui/themes.ts'
import { frameHeader, writeFrame } from './service-worker/frame.ts'

/**
 * Each page: its language (profile, cookie, browser), its theme, the door of the signed-in rooms, the
 * headers that keep private pages out of caches, and whose page it is for the service worker.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const { platform, locals, cookies, route, url, request } = event
  if (!platform) throw new Error('the portal is served by server/faces/web only')
  const { visitor, brand } = platform
  locals.language = chooseLanguage({
    profile: visitor?.language,
    cookie: cookies.get(languageCookie),
    header: request.headers.get('accept-language'),
  })
  locals.theme = toTheme(cookies.get(themeCookie))
  if (!visitor && route.id?.startsWith('/(espace)')) {
    redirect(303, `/connexion?retour=${encodeURIComponent(url.pathname + url.search)}`)
  }

  const frame = { language: locals.language, theme: locals.theme, ...brand.look }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => fillFrame(html, frame),
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && isFirstFace(path, locals.language)),
  })
  const page = finishPage(response, frame, visitor ? 'private, no-store' : 'private, no-cache')
  page.headers.set(frameHeader, writeFrame({ ...frame, brand: brand.id, tag: visitor?.tag }))
  // Leaving takes what the browser kept with it; never the cookies, which ports of one host share.
  if (route.id === '/deconnexion' && page.status === 303)
    page.headers.set('clear-site-data', '"cache", "storage"')
  return page
}

// Latin only: the faces for other letters load when a name needs them, Chinese is the system's.
const isFirstFace = (path: string, language: string) =>
  language !== 'zh' && /-latin-wght-normal/.test(path)

/** A bug met while a page was made: it goes to the log, the person gets its reference. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const reference = kind === 'unknown' ? event.platform?.report(error) : undefined
  return reference === undefined ? {} : { reference }
}
