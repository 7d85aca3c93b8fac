import { expect, type Page } from '@playwright/test'
import type { View } from './view.ts'

/** Cards of the simulated bank: operator/README.md. */
export const cards = {
  accepted: '4242 4242 4242 4242',
  other: '5555 5555 5555 4444',
  challenged: '4000 0027 6000 3184',
  declined: '4000 0000 0000 0002',
} as const

/** On the bank's own page, shows a card and presses its button. */
export async function showCard(page: Page, view: View, number: string): Promise<void> {
  await expect(view.field('Numéro de carte')).toBeVisible({ timeout: 20_000 })
  await view.isAccessible()
  await view.write('Nom sur la carte', 'Camille Essai')
  await view.write('Numéro de carte', number)
  await view.write('Date d’expiration', '12/39')
  await view.write('Cryptogramme', '123')
  await page.getByRole('main').getByRole('button').first().click()
}
