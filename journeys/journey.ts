import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test as base, type ConsoleMessage, expect } from '@playwright/test'
import type { Axes } from './axes.ts'
import { type Customer, claimCustomer, openSession, readerFile } from './person.ts'
import { type Say, speak } from './said.ts'
import { axes } from './setting.ts'
import { type View, viewOf } from './view.ts'

type Journey = {
  say: Say
  view: View
  /** This page belongs to a customer nobody else uses, signed in. */
  customer: Customer
  /** This page belongs to a signed-in customer whom other journeys read too: nothing may be changed. */
  reader: Customer
}

const locales = { fr: 'fr-FR', en: 'en-GB', zh: 'zh-CN' } as const
const viewports = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
} as const

/** An address of its own for each journey: what one is refused does not count against another. */
function addressOf(testId: string): string {
  const [second, third, fourth] = createHash('sha256').update(testId).digest()
  return `10.${second}.${third}.${fourth}`
}

/** The browser names each answer from 400 on an error: those are looked at by the journeys themselves. */
function isFault(message: ConsoleMessage): boolean {
  const isSerious = message.type() === 'error' || message.text().startsWith('Failed to hydrate')
  return isSerious && !message.text().startsWith('Failed to load resource')
}

/** A journey: a browser in its language, on its device, in its theme, and who sits before it. */
export const test = base.extend<Axes & Journey>({
  language: [axes.language, { option: true }],
  device: [axes.device, { option: true }],
  theme: [axes.theme, { option: true }],
  locale: async ({ language }, use) => use(locales[language]),
  colorScheme: async ({ theme }, use) => use(theme),
  viewport: async ({ device }, use) => use(viewports[device]),
  isMobile: async ({ device }, use) => use(device === 'phone'),
  hasTouch: async ({ device }, use) => use(device === 'phone'),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern
  extraHTTPHeaders: async ({}, use, { testId }) => use({ 'x-forwarded-for': addressOf(testId) }),
  page: async ({ page }, use) => {
    const faults: string[] = []
    page.on('pageerror', error => faults.push(error.message))
    page.on('console', message => {
      if (isFault(message)) faults.push(message.text())
    })
    await use(page)
    expect(faults, 'what the browser complained of').toEqual([])
  },
  say: async ({ language }, use) => use(speak(language)),
  view: async ({ page, say, javaScriptEnabled }, use) =>
    use(viewOf(page, say, javaScriptEnabled !== false)),
  customer: async ({ context, language }, use) => {
    const customer = claimCustomer()
    await openSession(context.request, customer, language)
    await use(customer)
  },
  reader: async ({ context, language }, use) => {
    const { customer, cookies } = JSON.parse(readFileSync(readerFile(language), 'utf8'))
    await context.addCookies(cookies)
    await use(customer)
  },
})
