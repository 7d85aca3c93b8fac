import { version } from '$app/env'
import { immutable } from '$app/manifest'

const family = 'lc-assets-'
const ours = `${family}${version}`
/** Faces of letters that few names need: fetched when a page shows one. */
const rare = /latin-ext/
/** The files of the version before stay while another tab may still show it. */
const generations = 2

/** Fetches every file that pages are made of, so that any page can be shown without a network. */
export async function fetchAssets(): Promise<void> {
  const cache = await caches.open(ours)
  const paths = immutable.map(({ path }) => `/${path.replace(/^\//, '')}`)
  await cache.addAll(paths.filter(path => !rare.test(path)))
}

/** Deletes the files of versions that no tab shows any more. */
export async function dropOldAssets(): Promise<void> {
  const kept = (await caches.keys()).filter(key => key.startsWith(family))
  const old = kept.filter(key => key !== ours)
  for (const key of old.slice(0, Math.max(0, old.length - (generations - 1))))
    await caches.delete(key)
}

/** Whether the address is of a file whose name changes with its content. */
export function isAsset(url: URL): boolean {
  return url.pathname.startsWith('/_app/immutable/')
}

/** A file whose name changes with its content: a copy is as good as the original. */
export async function answerAsset(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
