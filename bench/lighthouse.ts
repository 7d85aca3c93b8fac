import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromiumArguments } from '../journeys/chromium.ts'
import { cookieNames } from '../server/kernel/http/origin.ts'

/** What a page cost the phone that Lighthouse simulates. */
export type Visited = {
  readonly lcpMs: number
  readonly interactiveMs: number
  /** As it travelled, compressed. */
  readonly scriptKb: number
}

const metrics = ['largest-contentful-paint', 'interactive'] as const

/** Lighthouse's own phone and network, on this Chromium; each visit begins with nothing kept. */
export const openLighthouse = async (chromePath: string) => {
  const chrome = await launch({
    chromePath,
    chromeFlags: ['--headless=new', ...chromiumArguments],
    logLevel: 'silent',
  })
  return {
    visit: async (url: string, token: string): Promise<Visited> => {
      const result = await lighthouse(url, {
        port: chrome.port,
        logLevel: 'silent',
        onlyAudits: [...metrics, 'network-requests'],
        extraHeaders: { cookie: `${cookieNames.session}=${token}` },
      })
      const audits = result?.lhr.audits ?? {}
      const [lcpMs, interactiveMs] = metrics.map(name => audits[name]?.numericValue)
      if (lcpMs === undefined || interactiveMs === undefined)
        throw new Error(`${url} could not be measured: ${audits[metrics[0]]?.errorMessage}`)
      const scripts = scriptsIn(audits['network-requests']?.details)
      return { lcpMs, interactiveMs, scriptKb: (await compressedBytes(scripts)) / 1000 }
    },
    close: async () => chrome.kill(),
  }
}

/** The address of every script that the page asked for. */
const scriptsIn = (details: unknown): readonly string[] => {
  const items: unknown =
    typeof details === 'object' && details !== null && Reflect.get(details, 'items')
  if (!Array.isArray(items)) throw new Error('the requests of a page are not known')
  return items.filter(item => item.resourceType === 'Script').map(({ url }) => String(url))
}

/** The bodies of these files as they travel; their headers are no script. */
const compressedBytes = async (urls: readonly string[]): Promise<number> => {
  let bytes = 0
  for (const url of urls) {
    const headers = { 'accept-encoding': 'br' }
    const answer = await fetch(url, { method: 'HEAD', headers })
    bytes += Number(answer.headers.get('content-length'))
  }
  return bytes
}
