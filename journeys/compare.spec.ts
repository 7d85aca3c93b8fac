import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { openLine } from './line.ts'

test('B03 S90 plans are compared on what the line really used, and each leads to its exact price', async ({
  page,
  view,
  language,
}) => {
  const line = await openLine(page, view, language)
  await view.follow('Comparer les forfaits')
  await view.sees('Quel forfait pour {name} ?')
  await view.reads('Consommation du {from} au {to}.')
  const offers = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('img') })
  const answer = await page.request.get(`/api/lines/${line}/comparison?months=12`)
  const said = await answer.json()
  expect(said.offers.length).toBeGreaterThan(3)
  await expect(offers).toHaveCount(said.offers.length)
  const best = said.offers.findIndex((one: { isHeld: boolean }) => one.isHeld)
  await expect(view.within(offers.nth(best)).text('Votre forfait').first()).toBeVisible()
  if (said.verdict.kind === 'stay')
    await view.reads(
      'Gardez votre forfait : aucun autre ne vous coûterait moins sans rien vous retirer.',
    )
  else await view.reads('{offer} vous coûterait moins, sans rien vous retirer.')

  await view.main.link('{count} mois').first().click()
  await expect(page).toHaveURL(/mois=3/)
  await view.main.link('{count} factures').first().click()
  await expect(page).toHaveURL(/mois=3.*factures=12/)
  await offers.first().locator('summary').click()
  await view.reads('Abonnements et frais')
  await view.isAccessible()

  await view.main.button('Voir le prix exact…').first().click()
  await view.sees('Passer à {offer}')
})
