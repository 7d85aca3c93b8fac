import { expect } from '@playwright/test'
import { awaitMessages, mailboxOf, phoneOf } from './desk.ts'
import { test } from './journey.ts'
import { claimCustomer } from './person.ts'

const password = 'quatre mots tout neufs'

test('a forgotten password is changed with a code by SMS, and the old one no longer opens', async ({
  page,
  view,
}) => {
  const customer = claimCustomer()
  await page.goto('/connexion')
  await view.follow('J’ai oublié mon mot de passe')
  await view.sees('Mot de passe oublié')
  const messages = await awaitMessages(page.request, phoneOf(customer.mobile))
  await view.write('Votre identifiant', customer.email)
  await view.field('Par SMS').check()
  await view.press('Recevoir le code')
  await view.sees('Le code reçu')
  await view.write('Code à 6 chiffres', await messages.code())
  await view.press('Vérifier le code')
  await view.sees('Nouveau mot de passe')
  await view.write('Nouveau mot de passe', password)
  await view.press('Changer mon mot de passe')
  await view.sees('Me connecter')
  await view.reads('Votre mot de passe est changé')

  await view.write('Votre identifiant', customer.email)
  await view.write('Votre mot de passe', customer.password)
  await view.press('Me connecter')
  await view.isTold(
    'L’identifiant ou le mot de passe n’est pas le bon. Vérifiez les deux, ou demandez un nouveau mot de passe.',
  )
  await view.write('Votre mot de passe', password)
  await view.press('Me connecter')
  await view.sees('Vérifions que c’est vous')
  // The contact that changed the password is no second factor for three days.
  await expect(view.field('Par e-mail')).toBeVisible()
  await expect(view.field('Par SMS')).toHaveCount(0)
})

test('the link of the e-mail changes it too, once', async ({ page, view }) => {
  const customer = claimCustomer()
  await page.goto('/mot-de-passe-oublie')
  const messages = await awaitMessages(page.request, mailboxOf(customer.email))
  await view.write('Votre identifiant', customer.number)
  await view.field('Par e-mail').check()
  await view.press('Recevoir le code')
  await view.sees('Le code reçu')
  const link = await messages.link()

  await page.context().clearCookies()
  await page.goto(link)
  await view.sees('Changer mon mot de passe')
  await view.press('Choisir un nouveau mot de passe')
  await view.sees('Nouveau mot de passe')
  await view.write('Nouveau mot de passe', password)
  await view.press('Changer mon mot de passe')
  await view.reads('Votre mot de passe est changé')

  await page.goto(link)
  await view.press('Choisir un nouveau mot de passe')
  await view.isTold(
    'Ce lien a déjà servi ou ne vaut plus. Votre mot de passe n’a pas changé. Demandez un autre message.',
  )
})
