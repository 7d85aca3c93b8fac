import { expect } from '@playwright/test'
import { test } from './journey.ts'

test('help is found by words, and each article leads to the page that does it', async ({
  page,
  view,
  language,
  reader: _,
}) => {
  const asked = { fr: 'telecharger', en: 'download', zh: '下载' }[language]
  await page.goto('/aide')
  await view.sees('Aide')
  await view.write('Chercher dans l’aide', asked)
  await view.press('Chercher')
  await expect(view.link('Télécharger une facture en PDF')).toBeVisible()
  await view.follow('Télécharger une facture en PDF')
  await view.sees('Télécharger une facture en PDF')
  await view.main.link('Ouvrir mes factures').click()
  await view.sees('Vos factures')
})

test('a search without answer says so and shows the way back', async ({ page, view }) => {
  await page.goto('/aide?q=xyzzy')
  await view.reads('Aucun article pour « {words} »')
  await view.isAccessible()
  await view.follow('Voir tous les articles')
  await expect(view.link('Payer ma facture')).toBeVisible()
})
