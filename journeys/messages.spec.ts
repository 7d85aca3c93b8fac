import { expect } from '@playwright/test'
import { test } from './journey.ts'

test('every message sent to the customer is there with its reference', async ({
  page,
  view,
  reader: _,
}) => {
  await page.goto('/messages')
  await view.sees('Nos messages')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toBeVisible()
  await expect(rows.nth(1).locator('.reference')).not.toBeEmpty()
})

test('S100 S108 what is received, and how, is chosen and kept', async ({
  page,
  view,
  customer: _,
}) => {
  await page.goto('/messages')
  await view.follow('Choisir ce que vous recevez')
  await view.sees('Ce que vous voulez recevoir')
  const texts = page.getByRole('group', { name: view.say('Vos paiements') }).getByLabel('SMS')
  await expect(texts).toBeChecked()
  await texts.uncheck()
  await view.press('Enregistrer mes choix')
  await view.reads('Vos choix sont enregistrés.')
  await view.isAccessible()
  await page.reload()
  await expect(texts).not.toBeChecked()
  const bills = page.getByRole('group', { name: view.say('Vos factures') })
  await expect(bills.getByRole('checkbox', { checked: true })).toHaveCount(3)
})
