import { expect } from '@playwright/test'
import { awaitMessages, mailboxOf, phoneOf } from './desk.ts'
import { test } from './journey.ts'
import { claimContract } from './person.ts'

const password = 'quatre mots pour ouvrir'

test('a customer opens their space with their numéro client and a code by SMS', async ({
  page,
  view,
}) => {
  const contract = claimContract()
  await page.goto('/connexion')
  await view.follow('Créer mon compte')
  await view.sees('Créer mon compte')
  const messages = await awaitMessages(page.request, phoneOf(contract.mobile))
  await view.write('Numéro client, de contrat ou de mobile', contract.numeroClient)
  await view.field('Par SMS').check()
  await view.press('Recevoir le code')
  await view.sees('Le code reçu')

  await view.write('Code à 6 chiffres', await messages.code())
  await view.press('Vérifier le code')
  await view.sees('Bienvenue {name}')
  await expect(view.field('Adresse e-mail')).toHaveValue(contract.email)

  await view.write('Nouveau mot de passe', password)
  await view.reads('Solide')
  await view.press('Ouvrir mon espace')
  await view.sees('Bonjour {name}, …')
  await page.goto('/profil')
  await view.sees('Profil')
  await expect(page.getByText(contract.numeroClient, { exact: true })).toBeVisible()
})

test('a mobile number, a code by e-mail and a name of their own open it as well', async ({
  page,
  view,
}) => {
  const contract = claimContract()
  const name = `nom.choisi.${contract.numeroClient}`
  await page.goto('/creer-mon-compte')
  const messages = await awaitMessages(page.request, mailboxOf(contract.email))
  await view.write('Numéro client, de contrat ou de mobile', contract.mobile.replace('+33', '0'))
  await view.field('Par e-mail').check()
  await view.press('Recevoir le code')
  await view.sees('Le code reçu')
  await view.write('Code à 6 chiffres', await messages.code())
  await view.press('Vérifier le code')
  await view.sees('Bienvenue {name}')
  await view.write('Un nom pour vous connecter…', name)
  await view.write('Nouveau mot de passe', password)
  await view.press('Ouvrir mon espace')
  await view.sees('Bonjour {name}, …')

  await page.context().clearCookies()
  await page.goto('/connexion')
  await view.write('Votre identifiant', name)
  await view.write('Votre mot de passe', password)
  await view.press('Me connecter')
  await view.sees('Vérifions que c’est vous')
})

test('a password that is missing, short or known to thieves is refused with its reason', async ({
  page,
  view,
}) => {
  const contract = claimContract()
  await page.goto('/creer-mon-compte')
  const messages = await awaitMessages(page.request, phoneOf(contract.mobile))
  await view.write('Numéro client, de contrat ou de mobile', contract.contractNumber)
  await view.press('Recevoir le code')
  await view.sees('Le code reçu')
  await view.write('Code à 6 chiffres', await messages.code())
  await view.press('Vérifier le code')
  await view.sees('Bienvenue {name}')
  await view.press('Ouvrir mon espace')
  await view.isTold('Choisissez un mot de passe.')
  await view.write('Nouveau mot de passe', 'court')
  await view.press('Ouvrir mon espace')
  await view.isTold('Ce mot de passe est trop court : il faut 12 caractères au moins.')
  await view.write('Nouveau mot de passe', 'password1234')
  await view.press('Ouvrir mon espace')
  await view.isTold(
    'Ce mot de passe figure dans des listes volées et publiées. Choisissez-en un autre.',
  )
})

test('an unknown number is told nothing more than a known one', async ({ page, view }) => {
  const { numeroClient } = claimContract()
  const told: string[] = []
  for (const identifier of ['99999999', numeroClient]) {
    await page.goto('/creer-mon-compte')
    await view.write('Numéro client, de contrat ou de mobile', identifier)
    await view.press('Recevoir le code')
    await view.sees('Le code reçu')
    told.push((await page.getByRole('main').textContent()) ?? '')
    await view.write('Code à 6 chiffres', '000000')
    await view.press('Vérifier le code')
    await view.isTold('Ce code n’est pas le bon. Recopiez celui du dernier message reçu.')
    told.push((await page.getByRole('main').textContent()) ?? '')
  }
  expect(told.slice(0, 2)).toEqual(told.slice(2))
})
