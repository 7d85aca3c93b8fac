/** What can be read without a network, and nothing else: a page that is not here is never copied. */
const always = new Set(['/', '/conso', '/factures', '/lignes', '/profil', '/aide', '/hors-ligne'])
const id = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const oneBill = new RegExp(`^/factures/${id}$`)
const oneLine = new RegExp(`^/(conso|lignes)/${id}$`)
const dataSuffix = '/__data.json'

/** The page said without a network when another one was asked for. */
export const offlinePage = '/hors-ligne'
/** What is copied by itself when someone signs in, beside the page they are on. */
export const takenAlong: readonly string[] = ['/', '/conso', '/factures', '/lignes', '/profil']
/** How many bills stay readable. */
export const mostBills = 6

/** Whether this is the page of one bill. */
export function isBill(path: string): boolean {
  return oneBill.test(path)
}

/**
 * The page that an address shows, when that page may be copied. A search or a filter makes it another
 * page, which may not.
 */
export function readablePath({ pathname, searchParams }: URL): string | undefined {
  const path = pathname === '/' ? '/' : pathname.replace(/\/$/, '')
  if (path === offlinePage) return path
  const asksMore = [...searchParams.keys()].some(name => !name.startsWith('x-sveltekit-'))
  if (asksMore) return undefined
  return always.has(path) || isBill(path) || oneLine.test(path) ? path : undefined
}

/** The page whose data an address asks for; undefined when it asks for no page's data. */
export function pageOfData(url: URL): URL | undefined {
  if (!url.pathname.endsWith(dataSuffix)) return undefined
  const page = new URL(url)
  page.pathname = url.pathname.slice(0, -dataSuffix.length) || '/'
  return page
}

/** The address of all the data of a page, layouts included: a copy must do without what came before. */
export function dataOf(path: string): string {
  return path === '/' ? dataSuffix : `${path}${dataSuffix}`
}
