import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { isDownloaded } from './main-journey.ts'

test('a bill is found, explained line by line to its records, and compared with the one before', async ({
  page,
  say,
  view,
  reader: _,
}) => {
  await page.goto('/factures')
  await view.sees('Vos factures')
  await view.follow('Facture du {day}')
  await view.sees('Facture du {day} · n° {number}')
  await view.reads('Facture précédente')
  await view.reads('Total TTC')

  const detail = page.getByRole('region', { name: say('Le détail') })
  await detail.locator('summary').first().click()
  await expect(
    view.within(detail).text('Tarif {version}, en vigueur depuis le {day}.').first(),
  ).toBeVisible()
  await expect(detail.locator('code').first()).toBeVisible()
  await view.sees('Facture du {day} · n° {number}')

  const included = detail
    .locator('details')
    .filter({ has: page.locator('details') })
    .first()
  await included.locator('summary').first().click()
  await included.locator('details').first().locator('summary').click()
  await view.within(included).link('Voir les {count} communications').first().click()
  await view.reads('Facturé sur cette ligne : {amount}.')
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible()
  await view.isAccessible()
})

test('the bill downloads as a PDF', async ({ page, view, reader: _ }) => {
  await page.goto('/factures')
  await view.follow('Facture du {day}')
  await isDownloaded(page, view.link('Télécharger le PDF'))
})

test('bills are searched by number, year and status, and a search without answer can be cleared', async ({
  page,
  view,
  reader: _,
}) => {
  await page.goto('/factures')
  const numbers = page.getByRole('main').getByText(/^SFR-/)
  const all = await numbers.count()
  expect(all).toBeGreaterThan(1)
  const number = (await numbers.first().textContent())?.trim() ?? ''
  await view.write('Numéro ou montant', number)
  await view.press('Afficher')
  await expect(numbers).toHaveText([number])

  await page.goto('/factures')
  await view.field('État').selectOption('paid')
  await view.press('Afficher')
  await expect(numbers).toHaveCount(all - 1)
  await view.sees('Vos factures')

  await view.write('Numéro ou montant', 'rien de tel')
  await view.press('Afficher')
  await view.reads('Aucune facture ne correspond')
  await view.sees('Vos factures')
  await view.follow('Voir toutes les factures')
  await expect(numbers).toHaveCount(all)
})

test.describe('while the script is on its way', () => {
  // A worker would hand the script over from its own copies.
  test.use({ serviceWorkers: 'block' })

  test('a line that was opened stays open when it wakes', async ({
    page,
    say,
    view,
    reader: _,
  }) => {
    await page.goto('/factures')
    const href = await view.main.link('Facture du {day}').first().getAttribute('href')
    const { promise: isTime, resolve: wake } = Promise.withResolvers<void>()
    await page.route(/\.js$/, async route => {
      await isTime
      await route.continue()
    })
    await page.goto(href ?? '', { waitUntil: 'commit' })
    const detail = page.getByRole('region', { name: say('Le détail') })
    await detail.locator('summary').first().click()
    // Listening for changes is the last thing that a waking page does.
    const isAwake = page.waitForRequest('**/api/events')
    wake()
    await isAwake
    await expect(detail.locator('details').first()).toHaveAttribute('open')
  })
})
