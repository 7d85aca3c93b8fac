import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Say } from './said.ts'

/** A page as a person reads it: by roles and labels, in the words of its French dictionary. */
export type View = ReturnType<typeof viewOf>

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No fault that axe finds in the page as it is: WCAG 2.2 AA and best practice. */
export async function isAccessible(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  // One page, no frame of another origin: the legacy mode looks at it without opening a second page each time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(standards)
  const { violations } = await axe.analyze()
  const faults = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
  expect(faults, page.url()).toEqual([])
}

/** Nothing is cut or reached only by scrolling sideways. */
export async function fits(page: Page): Promise<void> {
  const content = await page.evaluate('document.documentElement.scrollWidth')
  const window = await page.evaluate('document.documentElement.clientWidth')
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(Number(window))
}

/**
 * The words of one language, on one page.
 * @param hasScript without it axe, a script, cannot look: the same pages are looked at by other journeys
 */
export function viewOf(page: Page, say: Say, hasScript: boolean) {
  const check = async () => {
    if (hasScript) await isAccessible(page)
  }
  const of = (place: Page | Locator) => ({
    heading: (french: string) => place.getByRole('heading', { name: say(french) }),
    button: (french: string) => place.getByRole('button', { name: say(french) }),
    link: (french: string) => place.getByRole('link', { name: say(french) }),
    field: (french: string) => place.getByLabel(say(french)),
    text: (french: string) => place.getByText(say(french, {}, 'part')),
  })
  const own = of(page)
  return {
    ...own,
    say,
    /** The same words within a part of the page. */
    within: of,
    main: of(page.getByRole('main')),
    /** Sees the page of this title, and that it is accessible. */
    sees: async (title: string, places: Readonly<Record<string, string>> = {}) => {
      const heading = page.getByRole('heading', { level: 1, name: say(title, places) })
      await expect(heading).toBeVisible()
      await check()
    },
    isAccessible: check,
    reads: (french: string) =>
      expect(own.text(french).filter({ visible: true }).first()).toBeVisible(),
    press: (french: string) => own.button(french).click(),
    follow: (french: string) => own.link(french).first().click(),
    write: (french: string, value: string) => own.field(french).fill(value),
    /** The error summary says this, the title says there is one, and the page stays accessible. */
    isTold: async (french: string) => {
      await expect(of(page.getByRole('alert')).text(french).first()).toBeVisible()
      await expect(page).toHaveTitle(say('Erreur :…'))
      await check()
    },
  }
}
