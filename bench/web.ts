import { findChromium } from '../journeys/chromium.ts'
import { type Asked, type Group, type Measured, median } from './figure.ts'
import { openLighthouse, type Visited } from './lighthouse.ts'
import { serve } from './served.ts'

/** A person of a small operator: what a browser waits for does not depend on how many there are. */
const world = { customers: 50, months: 2, sessions: 1 }
const rounds = 5

const asked = { targetOn: 'value', lowerIsBetter: true } as const
const plainPage = 'a page of one sentence from the bare server, without style or script'

const lcp: Asked = { name: 'web-lcp', unit: 'ms', target: 1000, ...asked, limitIs: plainPage }
const interactive: Asked = {
  name: 'web-interactive',
  unit: 'ms',
  target: 1300,
  ...asked,
  limitIs: plainPage,
}
const script: Asked = {
  name: 'web-script',
  unit: 'kB',
  target: 50,
  ...asked,
  limitIs: 'the script of the page for those who are offline, which asks nothing',
}

/**
 * The first view of the dashboard by a person signed in, as Lighthouse simulates a phone: 150 ms, 1.6 Mb/s, four
 * times slower. `web-interactive` is its time to interactive; the script is what travels, compressed.
 */
export const web: Group = {
  name: 'web',
  figures: [lcp, interactive, script],
  measure: async () => {
    const executable = await findChromium(process.env)
    if (executable === undefined) throw new Error('no Chromium was found: set CHROMIUM')
    const served = await serve(world)
    const lighthouse = await openLighthouse(executable)
    try {
      const [token = ''] = served.tokens
      const views: Visited[] = []
      const plain: Visited[] = []
      for (let round = 0; round < rounds; round += 1) {
        views.push(await lighthouse.visit(`${served.publicOrigin}/`, token))
        plain.push(await lighthouse.visit(`${served.bare}/plain`, token))
      }
      const lightest = await lighthouse.visit(`${served.publicOrigin}/hors-ligne`, token)
      const over = (read: (visited: Visited) => number): Measured => ({
        value: median(views.map(read)),
        limit: median(plain.map(read)),
      })
      return new Map([
        [lcp.name, over(one => one.lcpMs)],
        [interactive.name, over(one => one.interactiveMs)],
        [script.name, { value: over(one => one.scriptKb).value, limit: lightest.scriptKb }],
      ])
    } finally {
      await lighthouse.close()
      await served.close()
    }
  },
}
