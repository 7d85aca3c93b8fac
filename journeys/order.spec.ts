import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { openLine } from './line.ts'
import type { View } from './view.ts'

/** The rows of what a line has left this month. */
const rowsLeft = (page: Page, view: View) =>
  page.getByRole('listitem').filter({ has: view.text('Il reste {left} sur {granted}') })

test('a pass is priced, ordered, and can be used at once', async ({ page, view, language }) => {
  const line = await openLine(page, view, language)
  await page.goto(`/conso/${line}`)
  await view.sees('Consommation de {name}')
  const before = await rowsLeft(page, view).count()
  await view.follow('Ajouter un pass')
  await view.sees('Changer la ligne : {name}')
  const passes = page.locator('#passes')
  await expect(view.within(passes).text('{price}, une fois').first()).toBeVisible()
  await view.within(passes).button('Voir le prix dès aujourd’hui…').first().click()

  await view.sees('Ajouter {offer}')
  await expect(view.heading('Ce que vous acceptez')).toBeVisible()
  const quote = page.url()
  await view.follow('Lire le récapitulatif contractuel')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await view.isAccessible()
  const document = page.waitForEvent('download')
  await view.follow('Télécharger en PDF')
  expect((await document).suggestedFilename()).toMatch(/\.pdf$/)
  await page.goto(quote)
  await view.press('Acheter {offer} et payer {amount}')

  await view.sees('Votre commande est en service')
  await view.reads('Référence')
  const order = page.url()
  await page.goto(`/conso/${line}`)
  await expect(rowsLeft(page, view)).toHaveCount(before + 1)
  await page.goto('/commandes')
  await view.sees('Vos commandes')
  await view.reads('En service')

  await page.goto(`/lignes/${line}/historique`)
  await view.sees('Historique de la ligne {line}')
  await view.reads('Dans votre espace')

  await page.goto(order)
  await page
    .locator('summary')
    .filter({ hasText: view.say('Renoncer au contrat ici') })
    .click()
  await view.press('Confirmer la rétractation')
  await view.sees('Vous avez renoncé à votre commande')
  await page.goto(`/conso/${line}`)
  await expect(rowsLeft(page, view)).toHaveCount(before)
})

test('a plan is changed for the next month, then the order is undone and the line says again what it did', async ({
  page,
  view,
  language,
}) => {
  const line = await openLine(page, view, language)
  const items = page.getByRole('region', { name: view.say('Ce que comprend cette ligne') })
  const before = await items.textContent()
  await view.follow('Changer de forfait ou d’options')
  await view.sees('Changer la ligne : {name}')
  await view.reads('Votre forfait actuel')
  const plans = page.locator('#forfaits')
  await view.within(plans).button('Voir le prix à partir du {day}…').first().click()

  await view.sees('Passer à {offer}')
  await expect(view.heading('Votre engagement')).toBeVisible()
  await expect(view.heading('Ce que cela fait en tout')).toBeVisible()
  await view.press('Passer à {offer} et payer {amount} par mois')

  await view.sees('Votre commande est prévue')
  await page
    .locator('summary')
    .filter({ hasText: view.say('Annuler cette commande', {}, 'part') })
    .click()
  await view.reads('Votre ligne retrouvera exactement, pour {amount} par mois :')
  await view.isAccessible()
  await view.press('Annuler la commande et payer {amount} par mois')

  await view.sees('Votre commande est annulée')
  await page.goto(`/lignes/${line}`)
  await expect(items).toHaveText(before ?? '')
  await page.goto(`/commandes?ligne=${line}`)
  await view.sees('Les commandes de : {line}')
  await view.reads('Annulée')
})
