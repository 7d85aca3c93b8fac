import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { isDownloaded } from './main-journey.ts'

test('past payments are listed, found by their reference, and each keeps its receipt', async ({
  page,
  view,
  reader: _,
}) => {
  await page.goto('/paiements')
  await view.sees('Vos paiements')
  const row = page.getByRole('row').filter({ has: view.text('Payé') })
  const reference = (await row.first().locator('.reference').textContent())?.trim() ?? ''
  await view.write('Référence, montant ou fin de carte', reference)
  await view.press('Afficher')
  await expect(page.getByRole('main').locator('.reference')).toHaveText([reference])
  await view.isAccessible()
  await isDownloaded(page, view.link('Reçu (PDF)…'))
  await page.getByRole('rowheader').getByRole('link').click()
  await view.sees('Vous avez payé {amount}')
  await expect(page.getByText(reference, { exact: true }).first()).toBeVisible()

  await page.goto('/paiements?q=rien-de-tel')
  await view.reads('Aucun paiement ne correspond')
  await view.isAccessible()
  await view.follow('Voir tous les paiements')
  await expect(row.first()).toBeVisible()
})
