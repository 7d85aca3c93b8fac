import { expect, type Page } from '@playwright/test'
import { signInAgent } from './authenticator.ts'
import { test } from './journey.ts'
import { agent, claimCustomer, openSession } from './person.ts'
import { setting } from './setting.ts'
import { fits, isAccessible } from './view.ts'

/** The console’s pages in the other languages and the other theme, at 320 px too. */
async function everyRoomIsWhole(page: Page): Promise<void> {
  const customer = page.url()
  const size = page.viewportSize()
  for (const language of ['en', 'zh']) {
    const [name, url] = ['lc-language', setting.console]
    await page.context().addCookies([{ name, url, value: language }])
    for (const address of [setting.console, customer, `${customer}/motif`]) {
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme: width === 320 ? 'dark' : 'light' })
        await page.goto(address)
        await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
        await fits(page)
        await isAccessible(page)
      }
    }
  }
  if (size) await page.setViewportSize(size)
}

test('an agent signs in with an authenticator, says why, reads a customer’s page, and the customer sees it', async ({
  page,
  view,
  language,
}) => {
  const customer = claimCustomer()
  await signInAgent(page, view)

  await view.write('Numéro client, nom, mobile, e-mail ou contrat', customer.number)
  await view.main.button('Rechercher').click()
  await view.isAccessible()
  await page.getByRole('table').getByRole('link', { name: customer.name }).click()

  await view.sees('Pourquoi ouvrez-vous ce dossier ?')
  await view.press('Ouvrir le dossier')
  await view.isTold('Choisissez une raison.')
  await view.field('Le client appelle').check()
  await view.press('Ouvrir le dossier')

  await expect(page.getByRole('heading', { level: 1, name: customer.name })).toBeVisible()
  await view.reads('Dossier ouvert jusqu’à {time}')
  await expect(view.heading('Dernières factures')).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  await expect(page.getByText(customer.email)).toHaveCount(0)
  await view.isAccessible()
  await everyRoomIsWhole(page)

  await openSession(page.request, customer, language)
  await page.goto('/securite')
  await view.follow('Voir les ouvertures')
  await view.sees('Qui a ouvert votre dossier')
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2)
  await expect(view.within(page.getByRole('table')).text('Vous avez appelé')).toBeVisible()
})

test('a wrong code opens nothing and does not say which of the three was wrong', async ({
  page,
  view,
}) => {
  const { email, password } = agent()
  await page.goto(setting.console)
  await view.write('Adresse e-mail', email)
  await view.write('Mot de passe', password)
  await view.write('Code de votre application', '000000')
  await view.press('Se connecter')
  await view.isTold('L’adresse, le mot de passe ou le code ne convient pas…')
  await page.goto(setting.console)
  await view.sees('Se connecter à la console')
})
