import { expect, type Page } from '@playwright/test'
import { awaitMessages, mailboxOf, phoneOf } from './desk.ts'
import { test } from './journey.ts'
import { type Customer, claimCustomer } from './person.ts'
import type { View } from './view.ts'

async function showPassword(view: View, identifier: string, password: string): Promise<void> {
  await view.write('Votre identifiant', identifier)
  await view.write('Votre mot de passe', password)
  await view.press('Me connecter')
}

/** From the sign-in page to home, with a code by SMS. */
async function signIn(page: Page, view: View, identifier: string, who: Customer) {
  const messages = await awaitMessages(page.request, phoneOf(who.mobile))
  await showPassword(view, identifier, who.password)
  await view.sees('Vérifions que c’est vous')
  await view.field('Par SMS').check()
  await view.press('Recevoir le code')
  await view.write('Code à 6 chiffres', await messages.code())
  await view.press('Me connecter')
}

test('one signs in with an e-mail address and a code by e-mail', async ({ page, view }) => {
  const { email, password } = claimCustomer()
  await page.goto('/connexion')
  await view.sees('Me connecter')
  await showPassword(view, email, password)
  await view.sees('Vérifions que c’est vous')
  const messages = await awaitMessages(page.request, mailboxOf(email))
  await view.field('Par e-mail').check()
  await view.press('Recevoir le code')
  await view.reads('Le code part à votre adresse e-mail. Il vaut 10 minutes.')
  await view.write('Code à 6 chiffres', await messages.code())
  await view.press('Me connecter')
  await expect(page).toHaveURL('/')
})

test('one signs in with a mobile number, typed as people do', async ({ page, view }) => {
  const customer = claimCustomer(['single', 'family', 'everything'])
  const typed = customer.mobile.replace('+33', '0').replace(/(\d\d)(?=\d)/g, '$1 ')
  await page.goto('/connexion')
  await signIn(page, view, typed, customer)
  await expect(page).toHaveURL('/')
})

test('a page of the space leads to the door, and back once inside with the numéro client', async ({
  page,
  view,
}) => {
  const customer = claimCustomer()
  await page.goto('/factures?statut=paid')
  await view.sees('Me connecter')
  await signIn(page, view, customer.number, customer)
  await expect(page).toHaveURL('/factures?statut=paid')
  await view.sees('Vos factures')
})

test('a wrong password and an unknown identifier are answered alike', async ({ page, view }) => {
  const { email } = claimCustomer()
  const told: string[] = []
  for (const identifier of [email, 'personne@exemple.example']) {
    await page.goto('/connexion')
    await showPassword(view, identifier, 'ce n’est pas le bon')
    await view.isTold(
      'L’identifiant ou le mot de passe n’est pas le bon. Vérifiez les deux, ou demandez un nouveau mot de passe.',
    )
    await expect(view.field('Votre identifiant')).toHaveValue(identifier)
    await expect(view.field('Votre mot de passe')).toHaveValue('')
    told.push((await page.getByRole('alert').textContent()) ?? '')
  }
  expect(told[0]).toBe(told[1])
})

test('a wrong code is refused, the right one still opens', async ({ page, view }) => {
  const { email, mobile, password } = claimCustomer()
  await page.goto('/connexion')
  await showPassword(view, email, password)
  await view.sees('Vérifions que c’est vous')
  const messages = await awaitMessages(page.request, phoneOf(mobile))
  await view.field('Par SMS').check()
  await view.press('Recevoir le code')
  const code = await messages.code()
  await view.write('Code à 6 chiffres', code === '111111' ? '222222' : '111111')
  await view.press('Me connecter')
  await view.isTold('Ce code n’est pas le bon. Recopiez celui du dernier message reçu.')
  await view.write('Code à 6 chiffres', code)
  await view.press('Me connecter')
  await expect(page).toHaveURL('/')
})

test('a trusted browser asks for no code the next time', async ({ page, view }) => {
  const { email, mobile, password } = claimCustomer()
  await page.goto('/connexion')
  await showPassword(view, email, password)
  await view.sees('Vérifions que c’est vous')
  const messages = await awaitMessages(page.request, phoneOf(mobile))
  await view.field('Par SMS').check()
  await view.press('Recevoir le code')
  await view.write('Code à 6 chiffres', await messages.code())
  await view.field('Ne plus demander de code sur ce navigateur pendant 90 jours…').check()
  await view.press('Me connecter')
  await expect(page).toHaveURL('/')

  await page.goto('/compte')
  await view.press('Me déconnecter')
  await view.sees('Me connecter')
  await view.reads('Vous êtes déconnecté')
  await showPassword(view, email, password)
  await expect(page).toHaveURL('/')
})
