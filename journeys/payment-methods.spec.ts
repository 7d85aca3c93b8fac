import { expect, type Page } from '@playwright/test'
import { cards, showCard } from './bank.ts'
import { test } from './journey.ts'
import type { View } from './view.ts'

async function addCard(page: Page, view: View, number: string): Promise<void> {
  await view.press('Ajouter une carte')
  await showCard(page, view, number)
  await view.sees('Vos moyens de paiement')
  await view.reads('La carte est enregistrée.')
}

test('cards are added at the bank, one is chosen, another is removed', async ({
  page,
  say,
  view,
  customer: _,
}) => {
  await page.goto('/moyens-de-paiement')
  await view.sees('Vos moyens de paiement')
  await view.reads('Aucune carte enregistrée')
  await addCard(page, view, cards.accepted)
  await view.reads('Carte habituelle')
  await addCard(page, view, cards.other)

  await view.press('Choisir comme carte habituelle…')
  await view.reads('C’est enregistré.')
  const first = page.getByRole('listitem').filter({ hasText: '4242' })
  await expect(first.getByText(say('Carte habituelle'))).toHaveCount(0)

  await view.within(first).button('Retirer…').click()
  await view.reads('La carte est retirée.')
  await expect(page.getByText('4242')).toHaveCount(0)
  await view.sees('Vos moyens de paiement')
})

test('automatic payment is started and stopped, and says from when it holds', async ({
  page,
  view,
  customer: _,
}) => {
  await page.goto('/moyens-de-paiement')
  await addCard(page, view, cards.accepted)
  await view.press('Activer le paiement automatique')
  await view.reads(
    'Les factures à payer à partir du {day} sont prélevées à leur date sur la carte {card}.',
  )
  await view.isAccessible()
  await view.press('Arrêter le paiement automatique')
  await view.reads(
    'Vous payez chaque facture vous-même. Si vous l’activez, vos factures seront prélevées à leur date sur la carte {card}.',
  )
})
