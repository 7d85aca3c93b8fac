import { expect, type Page } from '@playwright/test'

/** All that a browser keeps for our origin, as text: what somebody who picks up the device could read. */
export type Device = {
  /** Of each copy its cache, its address and what it says. */
  readonly copies: readonly string[]
  /** Names of what else is kept: IndexedDB, localStorage, sessionStorage, cookies that scripts see. */
  readonly others: readonly string[]
}

const readAll = `(async () => {
  const copies = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      if (new URL(request.url).pathname.startsWith('/_app/')) continue
      const response = await cache.match(request)
      copies.push([name, request.url, ...response.headers.values(), await response.text()].join(' '))
    }
  }
  const databases = (await indexedDB.databases()).map(({ name }) => name)
  const stored = [localStorage, sessionStorage].flatMap(store => Object.entries(store).flat())
  return { copies, others: [...databases, ...stored, document.cookie].filter(Boolean) }
})()`

export async function readDevice(page: Page): Promise<Device> {
  return page.evaluate<Device>(readAll)
}

const readPaths = `(async () => {
  const name = (await caches.keys()).find(key => key.startsWith('lc-copies-'))
  const keys = name ? await (await caches.open(name)).keys() : []
  return keys.map(({ url }) => new URL(url)).filter(url => url.search === '').map(url => url.pathname)
})()`

/** The pages that can be read on this device. */
export async function keptPaths(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(readPaths)
}

/** Waits until the worker answers for the page and has copied what is taken along, the last bills included. */
export async function isTakenAlong(page: Page): Promise<void> {
  await expect(async () => {
    expect(await page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
    const paths = await keptPaths(page)
    expect(paths).toEqual(
      expect.arrayContaining(['/', '/conso', '/factures', '/lignes', '/profil']),
    )
    expect(paths.filter(path => path.startsWith('/factures/')).length).toBeGreaterThan(1)
  }).toPass({ timeout: 30_000 })
}
