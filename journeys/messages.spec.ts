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
