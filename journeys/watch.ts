import { type BrowserContext, expect, type Page } from '@playwright/test'

/** What a browser is watched for while it shows what others wrote. */
export type Watch = {
  /** What ran, asked something or was stopped by the policy of a page, in every page since the last look. */
  take(): readonly string[]
  /** Nothing did, and no link or form of this page leads to a script. */
  isQuiet(page: Page): Promise<void>
}

const listen = `(() => {
  let value
  Object.defineProperty(window, '__pwned', {
    get: () => value,
    set: next => { value = next; told('ran in ' + location.pathname) },
  })
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) =>
    told(['stopped by', effectiveDirective, 'in', location.pathname, sample].join(' ')))
})()`

const look = `({ ran: window.__pwned, links: [...document.querySelectorAll('[href], [src], [action], [formaction]')]
  .flatMap(node => ['href', 'src', 'action', 'formaction'].map(name => node.getAttribute(name) ?? ''))
  .filter(address => /^[\\s\\x00-\\x1f]*(javascript|data:text|vbscript):/i.test(address)) })`

/** From now on every page of this browser is watched. */
export async function watchBrowser(context: BrowserContext): Promise<Watch> {
  const seen: string[] = []
  await context.exposeBinding('told', (_source, what) => void seen.push(String(what)))
  await context.addInitScript(listen)
  context.on('dialog', dialog => {
    seen.push(`asked ${dialog.message()}`)
    void dialog.dismiss()
  })
  const take = () => seen.splice(0)
  return {
    take,
    isQuiet: async page => {
      expect(await page.evaluate(look), page.url()).toEqual({ ran: undefined, links: [] })
      expect(take(), page.url()).toEqual([])
    },
  }
}
