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

/** Each page: its language and theme, the door of the agents' rooms, and nothing left in any cache. */
export const handle: Handle = async ({ event, resolve }) => {
  const { platform, locals, cookies, route, url, request } = event
  if (!platform) throw new Error('the console is served by server/faces/web only')
  const { visitor, brand } = platform
  locals.language = chooseLanguage({
    profile: visitor?.language,
    cookie: cookies.get(languageCookie),
    header: request.headers.get('accept-language'),
  })
  locals.theme = toTheme(cookies.get(themeCookie))
  if (!visitor && isOffice(route.id)) {
    redirect(303, `/connexion?retour=${encodeURIComponent(url.pathname + url.search)}`)
  }

  const frame = { language: locals.language, theme: locals.theme, ...brand.look }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => fillFrame(html, frame),
  })
  return finishPage(response, frame, 'private, no-store')
}

const isOffice = (room: string | null) => room?.startsWith('/(bureau)') ?? false

/** A bug met while a page was made: it goes to the log, the agent gets its reference. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const reference = kind === 'unknown' ? event.platform?.report(error) : undefined
  return reference === undefined ? {} : { reference }
}
