import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import type { Language } from '../contract/languages.ts'
import { signInAgent } from './authenticator.ts'
import { test } from './journey.ts'
import { claimCustomer, openSession } from './person.ts'
import { setting } from './setting.ts'
import type { View } from './view.ts'

const picture = () =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: '#3a6ea5' } })
    .withExif({ IFD0: { Copyright: 'somewhere' } })
    .jpeg()
    .toBuffer()

/** What a bill asks for, in cents, as the API says it. */
async function amountsOf(page: Page, bill: string) {
  const answer = await page.request.get(`${setting.portal}/api/bills/${bill}`)
  const { toPay, contested, credited } = await answer.json()
  return {
    toPay: BigInt(toPay.amount),
    contested: BigInt(contested.amount),
    credited: BigInt(credited.amount),
  }
}

/** Somebody on the form that contests the first line of their last bill; the bill’s id. */
async function openForm(page: Page, view: View, language: Language): Promise<string> {
  await openSession(page.context().request, claimCustomer(), language)
  await page.goto('/factures')
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await expect(view.heading('Le détail')).toBeVisible()
  const bill = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const link = page.locator('a[href*="/contester/"]').first()
  await page.locator('details').filter({ has: link }).locator('summary').first().click()
  await link.click()
  await view.sees('Contester : {label}')
  return bill
}

/** Contests the line with a picture; the reference of the dispute. */
async function contest(page: Page, view: View): Promise<string> {
  await view.press('Envoyer la contestation')
  await view.isTold('Choisissez une raison.')
  await view.field('Le prix n’est pas celui que l’on m’a annoncé').check()
  await view.write('Expliquez-nous', 'Le vendeur m’avait dit moins cher.\nVoici son message.')
  const pieces = page.locator('input[name=pieces]')
  const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
  await pieces.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: script })
  await view.press('Envoyer la contestation')
  await view.isTold('Un des fichiers n’est ni une image…')
  await expect(view.field('Expliquez-nous')).toHaveValue(/moins cher\.\nVoici/)

  const buffer = await picture()
  await pieces.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer })
  await view.press('Envoyer la contestation')
  await view.sees('Votre contestation est enregistrée')
  const reference = await page.getByText(/^\d+-R1$/).textContent()
  return reference ?? ''
}

/** The agent finds the dispute in the queue, looks at the picture and gives one euro back. */
async function answerInPart(page: Page, view: View, reference: string): Promise<void> {
  await signInAgent(page, view)
  await view.follow('Contestations')
  await view.sees('Contestations à traiter')
  const row = page.getByRole('row').filter({ hasText: reference })
  await row.getByRole('link').click()
  await view.sees('Contestation {reference}', { reference })
  await view.reads('Chaque lecture de ce dossier est écrite au journal d’accès.')
  const image = page.getByRole('main').getByRole('img')
  await expect(image).toHaveJSProperty('naturalWidth', 320)
  await view.press('Envoyer la réponse')
  await view.isTold('Choisissez une décision.')
  await view.field('Accepter en partie').check()
  await view.write('Montant rendu, en euros…', '1,00')
  await view.write('Réponse au client', 'Un euro vous avait été promis.')
  await view.press('Envoyer la réponse')
  await expect(view.heading('Réponse donnée')).toBeVisible()
  await view.reads('Avoir {number} de {amount}')
  await view.isAccessible()
}

test('a line is contested with a picture, an agent gives a part of it back, and the bill asks for less', async ({
  page,
  view,
  language,
}) => {
  const bill = await openForm(page, view, language)
  const before = await amountsOf(page, bill)
  const reference = await contest(page, view)
  const dispute = page.url()
  const held = await amountsOf(page, bill)
  expect(held.contested).toBeGreaterThan(100n)
  expect(held.toPay).toBe(before.toPay - held.contested)
  await view.follow('Voir la facture')
  await view.reads('Contesté')

  await answerInPart(page, view, reference)

  await page.goto(dispute)
  await view.sees('Votre contestation est acceptée en partie')
  await expect(view.heading('Notre réponse')).toBeVisible()
  await expect(page.getByText('Un euro vous avait été promis.')).toBeVisible()
  await expect(page.getByText(/^SFR-A-\d{4}-\d{2}-\d{6}$/)).toBeVisible()
  expect(await amountsOf(page, bill)).toEqual({
    toPay: before.toPay - 100n,
    contested: 0n,
    credited: 100n,
  })
  await view.follow('Voir la facture')
  await view.reads('Rendu par avoir')
  await page.goto('/reclamations')
  await view.sees('Vos contestations')
  await view.reads('Acceptée en partie')
})

test('a dispute is withdrawn, and its amount is asked for again', async ({
  page,
  view,
  language,
}) => {
  const bill = await openForm(page, view, language)
  const before = await amountsOf(page, bill)
  await contest(page, view)
  await page
    .locator('summary')
    .filter({ hasText: view.say('Retirer cette contestation', {}, 'part') })
    .click()
  await view.isAccessible()
  await view.press('Retirer la contestation de {amount}')
  await view.sees('Votre contestation est retirée')
  expect(await amountsOf(page, bill)).toEqual(before)
})
