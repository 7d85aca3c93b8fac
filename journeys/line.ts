import { expect, type Page } from '@playwright/test'
import type { Language } from '../contract/languages.ts'
import { claimCustomer, openSession } from './person.ts'
import type { View } from './view.ts'

/** Somebody with one mobile line, on the page of that line; its id. */
export async function openLine(page: Page, view: View, language: Language): Promise<string> {
  await openSession(page.context().request, claimCustomer(['single']), language)
  await page.goto('/lignes')
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await expect(view.heading('Votre contrat')).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
