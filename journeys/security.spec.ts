import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { confirmKey, showKey } from './authenticator.ts'
import { awaitMessages, mailboxOf } from './desk.ts'
import { test } from './journey.ts'
import { type Customer, openSession } from './person.ts'
import type { View } from './view.ts'

/** Says again who they are, with the password and a code by e-mail, where the page asks for it. */
async function provesWho(page: Page, view: View, { email, password }: Customer): Promise<void> {
  await view.sees('Vérifions que c’est vous')
  await view.write('Votre mot de passe', password)
  await view.press('Continuer')
  await view.reads('Il faut aussi un code à usage unique.')
  const messages = await awaitMessages(page.request, mailboxOf(email))
  await view.field('Par e-mail').check()
  await view.press('Recevoir le code')
  await view.write('Code à 6 chiffres', await messages.code())
  await view.press('Continuer')
}

test('an authenticator app, once set up with its key, is what the next sign-in asks for', async ({
  page,
  view,
  customer,
}) => {
  await page.goto('/securite')
  await view.sees('Sécurité')
  await view.follow('Ajouter une application')
  await view.sees('Ajouter une application')
  const secret = await showKey(page, view)
  await view.sees('Ajouter une application')
  await view.write('Le code que l’application affiche', '000000')
  await view.press('Activer l’application')
  await view.isTold(
    'Ce code n’est pas le bon. Attendez le suivant et vérifiez l’heure de votre téléphone.',
  )
  await confirmKey(view, secret)
  await view.reads('Activée')

  await page.context().clearCookies()
  await page.goto('/connexion')
  await view.write('Votre identifiant', customer.email)
  await view.write('Votre mot de passe', customer.password)
  await view.press('Me connecter')
  await view.sees('Vérifions que c’est vous')
  await view.reads(
    'Ouvrez votre application d’authentification et recopiez le code qu’elle affiche.',
  )
  await expect(view.field('Par SMS')).toHaveCount(0)
  // A code serves once: the one that set the app up is spent, the next period's is accepted ahead.
  const epoch = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000) + 30
  await view.write('Code à 6 chiffres', generateSync({ secret, epoch }))
  await view.press('Me connecter')
  await expect(page).toHaveURL('/')
})

test('the sessions are listed, and another one is ended from here', async ({
  page,
  say,
  view,
  customer,
  browser,
  language,
}) => {
  const other = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '10.9.9.9' } })
  await openSession(other.request, customer, language)
  await page.goto('/securite')
  await view.sees('Sécurité')
  await view.reads('Cet appareil')
  const another = page.getByRole('listitem').filter({ hasText: '10.9.9.9' })
  await another.getByRole('button', { name: say('Déconnecter…') }).click()
  await view.reads('Cet appareil est déconnecté.')
  await expect(another).toHaveCount(0)
  const refused = await other.request.get('/api/session')
  expect(refused.status()).toBe(401)
  await other.close()
})

test('signed in without a second factor, one says again who one is before changing the password', async ({
  page,
  view,
  customer,
}) => {
  await page.goto('/deconnexion')
  await view.press('Me déconnecter')
  await view.write('Votre identifiant', customer.email)
  await view.write('Votre mot de passe', customer.password)
  await view.press('Me connecter')
  await expect(page).toHaveURL('/')

  await page.goto('/securite')
  await view.follow('Changer mon mot de passe')
  await provesWho(page, view, customer)
  await view.sees('Changer mon mot de passe')
  await view.write('Nouveau mot de passe', 'quatre autres mots choisis')
  await view.press('Changer mon mot de passe')
  await view.reads('Votre mot de passe est changé. Vos autres appareils sont déconnectés.')

  await page.goto('/deconnexion')
  await view.press('Me déconnecter')
  await view.write('Votre identifiant', customer.email)
  await view.write('Votre mot de passe', customer.password)
  await view.press('Me connecter')
  await view.isTold('L’identifiant ou le mot de passe n’est pas le bon…')
})
