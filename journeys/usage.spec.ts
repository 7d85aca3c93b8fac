import { expect } from '@playwright/test'
import { test } from './journey.ts'

test('usage says what each line has left, as of when, and how its months went', async ({
  page,
  say,
  view,
  reader: _,
}) => {
  await page.goto('/conso')
  await view.sees('Ma conso')
  await view.reads('À jour au {time}')
  await view.reads('Il reste {left} sur {granted}')
  await view.follow('Voir les douze derniers mois…')
  await view.sees('Consommation de {name}')
  // The chart is drawn with the figures beside it.
  await page
    .locator('summary')
    .filter({ hasText: say('Voir les chiffres') })
    .first()
    .click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await view.sees('Consommation de {name}')
})

test('a line says what it includes, its contract and until when one is committed', async ({
  page,
  view,
  reader: _,
}) => {
  await page.goto('/lignes')
  await view.sees('Vos lignes')
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await expect(view.heading('Votre contrat')).toBeVisible()
  await view.reads('Engagement')
  await expect(view.heading('Ce que comprend cette ligne')).toBeVisible()
  await view.isAccessible()
})
