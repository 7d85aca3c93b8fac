import { expect } from '@playwright/test'
import { test } from './journey.ts'

test('the profile says who the holder is, where bills go, and each contract', async ({
  page,
  view,
  reader,
}) => {
  await page.goto('/compte')
  await view.sees('Mon compte')
  await view.follow('Profil')
  await view.sees('Profil')
  for (const known of [reader.name, reader.number, reader.email]) {
    await expect(page.getByRole('main').getByText(known, { exact: true })).toBeVisible()
  }
  await expect(view.heading('Contrat {number}').first()).toBeVisible()
  await page.getByRole('main').getByRole('link').first().click()
  await expect(view.heading('Votre contrat')).toBeVisible()
})

test('the language a person chooses follows them', async ({ page, view, customer: _ }) => {
  await page.goto('/compte')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goto('/profil')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await view.isAccessible()
})
