import { expect, type Page } from '@playwright/test'
import { cards, showCard } from './bank.ts'
import { test } from './journey.ts'
import type { View } from './view.ts'

/** From home to the bank's page, with the bill checked on the way; answers the amount. */
async function toTheBank(page: Page, view: View): Promise<string> {
  await page.goto('/')
  await view.main.link('Payer {amount}').first().click()
  await view.sees('Payer cette facture')
  await view.reads('Montant à payer')
  const pay = view.main.button('Payer {amount}')
  const amount = /\d[\d\s.,]*\d/.exec((await pay.textContent()) ?? '')?.[0] ?? ''
  await pay.click()
  return amount
}

async function isPaid(page: Page, view: View, amount: string): Promise<void> {
  await view.sees('Vous avez payé {amount}')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(amount)
}

test('a bill is paid on the bank’s page, and the receipt has its reference and its address', async ({
  page,
  view,
  customer: _,
}) => {
  const amount = await toTheBank(page, view)
  await showCard(page, view, cards.accepted)
  await isPaid(page, view, amount)
  await expect(page).toHaveURL(/\/paiements\/[0-9a-f-]{36}$/)
  await view.reads('Référence')
  await view.follow('Voir la facture')
  await view.sees('Facture du {day} · n° {number}')
  await view.reads('Tout est payé.')
  await page.goto('/')
  await expect(view.main.link('Payer {amount}')).toHaveCount(0)
})

test('the bank asks who it is, then the bill is paid', async ({ page, view, customer: _ }) => {
  const amount = await toTheBank(page, view)
  await showCard(page, view, cards.challenged)
  await view.sees('Confirmez que c’est bien vous')
  await view.press('Confirmer')
  await isPaid(page, view, amount)
})

test('who does not confirm at the bank pays nothing, and is told so', async ({
  page,
  view,
  customer: _,
}) => {
  await toTheBank(page, view)
  await showCard(page, view, cards.challenged)
  await view.press('Refuser')
  await view.reads('Vous n’avez pas été débité.')
  await view.isAccessible()
})

test('a refused card says what happened and what to do, takes nothing, and another pays', async ({
  page,
  view,
  customer: _,
}) => {
  const amount = await toTheBank(page, view)
  await showCard(page, view, cards.declined)
  await view.isTold('La banque a refusé cette carte. Essayez une autre carte.')
  await view.reads('Vous n’avez pas été débité.')
  await showCard(page, view, cards.other)
  await isPaid(page, view, amount)
})

test('back from the bank, the bill is still to pay and paying again pays once', async ({
  page,
  view,
  customer: _,
}) => {
  await toTheBank(page, view)
  await expect(view.field('Numéro de carte')).toBeVisible()
  await page.goBack()
  await view.sees('Payer cette facture')
  const amount = await toTheBank(page, view)
  await showCard(page, view, cards.accepted)
  await isPaid(page, view, amount)

  // Back to the bank's page after paying: nothing more can be paid there.
  await page.goBack()
  await expect(view.field('Numéro de carte')).toHaveCount(0)
  await page.goto('/paiements')
  await view.sees('Vos paiements')
  const paidToday = page.getByRole('row').filter({ hasText: amount }).filter({ hasText: /./ })
  await expect(paidToday.first()).toBeVisible()
  await page.goto('/payer')
  await view.reads('Rien à payer')
})

test('a payment left unfinished says that nothing was taken', async ({
  page,
  view,
  customer: _,
}) => {
  await toTheBank(page, view)
  await view.follow('Annuler et revenir au marchand')
  await view.sees('Payer {amount}')
  await view.reads('Vous n’avez pas terminé ce paiement. Vous n’avez pas été débité.')
  await page.goto('/')
  await expect(view.main.link('Payer {amount}').first()).toBeVisible()
})
