import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { house } from '../tools/start/house.mjs'
import { confirmKey, showKey } from './authenticator.ts'
import { cards, showCard } from './bank.ts'
import { test } from './journey.ts'
import { frenchLeftIn } from './said.ts'
import { setting } from './setting.ts'
import { fits, isAccessible, type View } from './view.ts'

/** Where a page of the portal is, when its address says more than its folder does. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  '/connexion/code': [
    '/connexion/code?par=choix&canaux=sms,email',
    '/connexion/code?par=choix',
    '/connexion/code?par=email',
    '/connexion/code?par=totp',
  ],
  '/creer-mon-compte/code': ['/creer-mon-compte/code?par=sms'],
  '/mot-de-passe-oublie/code': ['/mot-de-passe-oublie/code?par=email'],
  '/mot-de-passe/lien': ['/mot-de-passe/lien?jeton=0123456789012345678901'],
  '/verification': ['mot-de-passe', 'choix', 'email', 'totp'].map(
    step => `/verification?niveau=two-factor-not-sms&sans=application&etape=${step}`,
  ),
  '/factures': ['/factures', '/factures?q=rien-de-tel'],
  '/paiements': ['/paiements', '/paiements?q=rien-de-tel'],
  '/aide': ['/aide', '/aide?q=xyzzy'],
}

/** Shown in one state of the account only: the journey brings it there. */
const [application, withApplication, owing] = [
  '/securite/application',
  '/securite/application/retirer',
  '/payer',
] as const
const inOneState: readonly string[] = [application, withApplication, owing]

/** Pages for who is not signed in. */
const isAtTheDoor = (folder: string) => folder.includes('(porte)')

const portal = join(house, 'portal/src/routes')
const folders = globSync('**/+page.svelte', { cwd: portal }).map(file =>
  `/${file}`.replace(/\/\+page\.svelte$/, ''),
)

/** `/(espace)/factures/[bill]` → `/factures/[bill]`. */
const pathOf = (folder: string) => folder.replace(/\/\([^)]+\)/g, '') || '/'

/** An address of each page whose path names a thing, found as a person finds it. */
async function findThings(page: Page, view: View): Promise<Readonly<Record<string, string>>> {
  const first = async (from: string, inside: RegExp) => {
    await page.goto(from)
    const links = await page
      .getByRole('main')
      .locator('a')
      .evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))
    const found = links.find(href => inside.test(href))
    if (found === undefined) throw new Error(`${from} leads nowhere like ${inside}`)
    return found
  }
  const bill = await first('/factures', /^\/factures\/[0-9a-f-]{36}$/)
  const contest = await first(bill, /\/contester\/\d+$/)
  const record = await first(bill, /\/lignes\/\d+$/)
  const line = await first('/lignes', /^\/lignes\/[0-9a-f-]{36}$/)
  const usage = await first('/conso', /^\/conso\/[0-9a-f-]{36}$/)
  const payment = await first('/paiements', /^\/paiements\/[0-9a-f-]{36}$/)
  await page.goto(`${line}/changer`)
  await view.main.button('Voir le prix…').first().click()
  await expect(page).toHaveURL(/\/propositions\//)
  const quote = new URL(page.url()).pathname
  await view.main.button('Passer à {offer} et payer {amount} par mois').click()
  await expect(page).toHaveURL(/\/commandes\//)
  const order = new URL(page.url()).pathname
  const ceilings = `${usage.replace('/conso', '/lignes')}/plafonds`
  await page.goto(ceilings)
  const total = page.locator('#total')
  await total.locator('summary').click()
  await view.within(total).field('Plafond par période, en euros').fill('20')
  await view.within(total).button('Fixer ce plafond…').click()
  await expect(page).toHaveURL(/fait=plafond/)
  const dispute = await contestLast(page, bill)
  const article = await first('/aide', /^\/aide\/[a-z-]+$/)
  await page.goto('/moyens-de-paiement')
  await view.press('Ajouter une carte')
  await view.follow('Annuler et revenir au marchand')
  await expect(page).toHaveURL(/\/moyens-de-paiement\/ajout\//)
  return {
    '/factures/[bill]': bill,
    '/factures/[bill]/lignes/[position]': record,
    '/factures/[bill]/contester/[line]': contest,
    '/reclamations/[dispute]': dispute,
    '/payer/[bill]': bill.replace('/factures', '/payer'),
    '/lignes/[line]': line,
    '/lignes/[line]/changer': `${line}/changer`,
    '/lignes/[line]/comparer': `${line}/comparer`,
    '/lignes/[line]/partir': `${line}/partir`,
    '/lignes/[line]/historique': `${line}/historique`,
    '/lignes/[line]/plafonds': ceilings,
    '/lignes/[line]/plafonds/[cause]': `${ceilings}/total`,
    '/propositions/[quote]': quote,
    '/propositions/[quote]/recapitulatif': `${quote}/recapitulatif`,
    '/commandes/[order]': order,
    '/conso/[line]': usage,
    '/paiements/[payment]': payment,
    '/aide/[article]': article,
    '/moyens-de-paiement/ajout/[payment]': new URL(page.url()).pathname,
  }
}

/** Contests the last line of a bill that can be, so that the first still shows its form; the page of the dispute. */
async function contestLast(page: Page, bill: string): Promise<string> {
  await page.goto(bill)
  const links = await page
    .locator('a[href*="/contester/"]')
    .evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))
  const position = Number(links.at(-1)?.split('/').at(-1))
  const answer = await page.request.post(`/api${bill.replace('/factures', '/bills')}/disputes`, {
    // A cent: the rest of the bill is still to be paid, further on.
    data: {
      position,
      reason: 'wrong-price',
      text: 'Not what I was told.',
      amount: { amount: '1', currency: 'EUR' },
    },
    headers: { origin: setting.portal, 'idempotency-key': `every-page-${position}` },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return `/reclamations/${(await answer.json()).id}`
}

type Reading = { readonly language: 'en' | 'zh'; readonly names: readonly string[] }

/** The names that people gave their lines, which are theirs in every language. */
async function namesOfLines(page: Page): Promise<readonly string[]> {
  const answer = await page.request.get('/api/lines')
  const { lines }: { lines: readonly { label: string }[] } = await answer.json()
  return lines.map(({ label }) => label)
}

/** One page, wide and light, then narrow and dark. */
async function isWhole(page: Page, address: string, { language, names }: Reading): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  const answer = await page.goto(address)
  expect(new URL(page.url()).pathname, `${address} is shown`).toBe(address.split('?')[0])
  expect(answer?.status(), address).toBe(address === nowhere ? 404 : 200)
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? 'zh-Hans' : 'en')
  const text = String(await page.evaluate('document.body.innerText')).normalize()
  expect(text, address).not.toMatch(/(?<![/\w])\{\w+\}|\bundefined\b|\bNaN\b|\[object /)
  const french = frenchLeftIn(text, language).filter(line => !names.includes(line))
  expect(french, address).toEqual([])
  await fits(page)
  await isAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await fits(page)
  await isAccessible(page)
}

const nowhere = '/cette-page-n-existe-pas'

for (const language of ['en', 'zh'] as const) {
  test.describe(`every page in ${language}, at 1280 px light and at 320 px dark`, () => {
    test.use({ language })
    test.setTimeout(600_000)

    test('at the door', async ({ page }) => {
      const reading = { language, names: [] }
      for (const path of folders.filter(isAtTheDoor).map(pathOf)) {
        for (const address of addresses[path] ?? [path]) await isWhole(page, address, reading)
      }
    })

    test('in the space', async ({ page, view, customer: _ }) => {
      const things = await findThings(page, view)
      const reading = { language, names: await namesOfLines(page) }
      await isWhole(page, application, reading)
      await confirmKey(view, await showKey(page, view))
      await isWhole(page, withApplication, reading)
      const paths = folders.filter(folder => !isAtTheDoor(folder)).map(pathOf)
      for (const path of [...paths.filter(one => !inOneState.includes(one)), nowhere]) {
        const thing = things[path]
        if (path.includes('[') && thing === undefined) throw new Error(`how is ${path} reached?`)
        const all = thing === undefined ? (addresses[path] ?? [path]) : [thing]
        for (const address of all) await isWhole(page, address, reading)
      }
      // With one bill to pay, this page leads to it: it is seen when none is left.
      await page.goto(owing)
      await view.main.button('Payer {amount}').click()
      await showCard(page, view, cards.accepted)
      await view.sees('Vous avez payé {amount}')
      await isWhole(page, owing, reading)
    })
  })
}
