import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { signInReadAndPay } from './main-journey.ts'
import { fits } from './view.ts'

for (const language of ['en', 'zh'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })
    test('the main journey, from the door to the receipt', async ({ page, view, customer }) => {
      await page.context().clearCookies()
      await signInReadAndPay(page, view, customer)
    })
  })
}

test.describe('on a phone', () => {
  test.use({ device: 'phone', theme: 'dark' })
  test('the main journey, with the bar at the bottom', async ({ page, view, customer }) => {
    await page.context().clearCookies()
    await signInReadAndPay(page, view, customer)
    await page.goto('/')
    const bar = page.getByRole('navigation').filter({ has: view.link('Factures') })
    const box = await bar.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(844)
    await bar.getByRole('link').nth(2).tap()
    await view.sees('Vos factures')
    await fits(page)
  })
})
