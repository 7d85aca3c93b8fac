import { expect, type Locator, type Page } from '@playwright/test'
import { cards, showCard } from './bank.ts'
import { awaitMessages, phoneOf } from './desk.ts'
import type { Customer } from './person.ts'
import type { View } from './view.ts'

/** From the door to home, with a code by SMS. */
async function signIn(page: Page, view: View, customer: Customer): Promise<void> {
  await page.goto('/connexion')
  await view.sees('Me connecter')
  await view.write('Votre identifiant', customer.email)
  await view.write('Votre mot de passe', customer.password)
  const messages = await awaitMessages(page.request, phoneOf(customer.mobile))
  await view.press('Me connecter')
  await view.sees('Vérifions que c’est vous')
  await view.field('Par SMS').check()
  await view.press('Recevoir le code')
  await view.write('Code à 6 chiffres', await messages.code())
  await view.press('Me connecter')
  await view.sees('Bonjour {name}, …')
}

/** What the space is for: sign in, see what is owed, understand the bill, keep its PDF, pay it. */
export async function signInReadAndPay(page: Page, view: View, customer: Customer): Promise<void> {
  await signIn(page, view, customer)
  await expect(view.heading('Ce que vous devez')).toBeVisible()
  await view.follow('Comprendre la facture')
  await view.sees('Facture du {day} · n° {number}')
  const detail = page.getByRole('region', { name: view.say('Le détail') })
  await detail.locator('summary').first().click()
  await expect(view.within(detail).text('Hors taxes {net}, TVA {vat}.').first()).toBeVisible()
  await view.isAccessible()
  await isDownloaded(page, view.link('Télécharger le PDF'))

  await view.main.link('Payer {amount}').click()
  await view.sees('Payer cette facture')
  await view.main.button('Payer {amount}').click()
  await showCard(page, view, cards.accepted)
  await view.sees('Vous avez payé {amount}')
}

/** The document that a link leads to downloads as a PDF; it is made once, when first asked for. */
export async function isDownloaded(page: Page, link: Locator): Promise<void> {
  const href = await link.getAttribute('href')
  await expect(async () => {
    const answer = await page.request.get(href ?? '')
    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }).toPass({ timeout: 30_000 })
  const download = page.waitForEvent('download')
  await link.click()
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
}
