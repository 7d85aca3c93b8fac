import { expect, type Locator, type Page } from '@playwright/test'
import { cards } from './bank.ts'
import { awaitMessages, phoneOf } from './desk.ts'
import { test } from './journey.ts'
import { claimCustomer } from './person.ts'

const mostTabs = 60

/** Presses Tab until this has the focus, which must then be visible. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) {
      await expect(target, 'the ring of the focus').not.toHaveCSS('outline-style', 'none')
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`${mostTabs} tabs do not reach ${target}`)
}

async function typeIn(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

async function enterOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

test('with the keyboard alone one signs in, reads a bill and pays it', async ({ page, view }) => {
  const { email, mobile, password } = claimCustomer()
  await page.goto('/connexion')
  const messages = await awaitMessages(page.request, phoneOf(mobile))
  await typeIn(page, view.field('Votre identifiant'), email)
  await typeIn(page, view.field('Votre mot de passe'), password)
  await page.keyboard.press('Enter')
  await view.sees('Vérifions que c’est vous')
  await tabTo(page, view.field('Par SMS'))
  await enterOn(page, view.button('Recevoir le code'))
  await typeIn(page, view.field('Code à 6 chiffres'), await messages.code())
  await enterOn(page, view.button('Me connecter'))
  await view.sees('Bonjour {name}, …')

  // The first thing the keyboard meets skips what every page repeats.
  await page.keyboard.press('Tab')
  await expect(view.link('Aller au contenu')).toBeFocused()
  await enterOn(page, view.main.link('Comprendre la facture').first())
  await view.sees('Facture du {day} · n° {number}')
  const line = page
    .getByRole('region', { name: view.say('Le détail') })
    .locator('details')
    .first()
  await enterOn(page, line.locator('summary'))
  await expect(line).toHaveAttribute('open')
  await page.keyboard.press('Home')
  await enterOn(page, view.main.link('Payer {amount}'))
  await view.sees('Payer cette facture')
  await enterOn(page, view.main.button('Payer {amount}'))
  await expect(view.field('Numéro de carte')).toBeVisible({ timeout: 20_000 })
  await typeIn(page, view.field('Nom sur la carte'), 'Camille Essai')
  await typeIn(page, view.field('Numéro de carte'), cards.accepted)
  await typeIn(page, view.field('Date d’expiration'), '12/39')
  await typeIn(page, view.field('Cryptogramme'), '123')
  await page.keyboard.press('Enter')
  await view.sees('Vous avez payé {amount}')
})
