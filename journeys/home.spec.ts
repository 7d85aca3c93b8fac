import { expect } from '@playwright/test'
import { test } from './journey.ts'

test('home answers without a click: what is left, what is owed and when, what comes, how the lines are', async ({
  page,
  view,
  reader,
}) => {
  await page.goto('/')
  await view.sees('Bonjour {name}, …', { name: reader.name.split(' ')[0] ?? '' })
  await view.reads('À jour au {time}')
  await expect(view.heading('Ce qu’il vous reste')).toBeVisible()
  await expect(view.heading('Ce que vous devez')).toBeVisible()
  await expect(view.main.link('Payer {amount}').first()).toBeVisible()
  await expect(view.heading('À venir')).toBeVisible()
  await view.reads('Prochaine facture')
  await expect(view.heading('Vos lignes')).toBeVisible()
  await view.reads('Tout va bien')
  await view.follow('Comprendre la facture')
  await view.sees('Facture du {day} · n° {number}')
})

test('a visitor is led to the door', async ({ page, view }) => {
  await page.goto('/')
  await view.sees('Me connecter')
})
