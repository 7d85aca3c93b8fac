import { expect, type Page } from '@playwright/test'
import type { Language } from '../contract/languages.ts'
import { signInAgent } from './authenticator.ts'
import { test } from './journey.ts'
import { openNewSpace, putInService, type Texts } from './newcomer.ts'
import { pairs, payloads } from './payloads.ts'
import type { View } from './view.ts'
import { type Watch, watchBrowser } from './watch.ts'

// Threat 8 of docs/threats.csv. Proves V1.1.2, V1.2.1, V1.2.3 and V3.2.2 of docs/asvs.csv.

// What a worker shows is drawn by the same pages; without one, each page is asked of the server.
test.use({ serviceWorkers: 'block' })
test.setTimeout(300_000)

type Pair = (typeof pairs)[number]

/** Everything that a household's sale holds as text says these two; the family name begins with a word to find it by. */
function textsOf([first, second]: Pair, language: Language, word: string): Texts {
  const both = `${first} ${second}`
  return {
    language,
    givenName: both,
    familyName: `${word} ${both}`,
    legalName: `${both} ${word}`,
    address: [both, first, second],
    postalCode: first.slice(0, 12),
    city: both,
    wording: both,
    labels: [first, second],
  }
}

/** A page that writes what it is given as it is, wherever people put it. */
const careless = (
  text: string,
) => `<!doctype html><title>${text}</title><p>${text}</p><!-- ${text} -->
<textarea>${text}</textarea><input value="${text}"><input value='${text}'>
<script>let a = '${text}'</script><script>let b = "${text}"</script><script>let c = \`${text}\`</script>
<script>/* ${text} */</script><a id="link" href="${text}">there</a>`

/** Shows a text in such a page, and follows the link that it makes when that runs a script. */
async function showCarelessly(page: Page, text: string): Promise<void> {
  const contentType = 'text/html; charset=utf-8'
  await page.route('**/careless', route => route.fulfill({ contentType, body: careless(text) }))
  await page.goto('/careless')
  await page.evaluate(`const link = document.getElementById('link')
    if (link?.protocol === 'javascript:') link.click()`)
}

test('the watch is no ornament: each of the forty runs in a page that writes it as it is', async ({
  context,
}) => {
  const watch = await watchBrowser(context)
  // Another page than the journey’s own: here scripts are meant to fail.
  const page = await context.newPage()
  expect(new Set(payloads).size).toBe(40)
  for (const text of payloads) {
    await showCarelessly(page, text)
    await expect.poll(() => watch.take(), text).toContain('ran in /careless')
  }
  await showCarelessly(page, '<svg onload=alert(1)>')
  await expect.poll(() => watch.take()).toContain('asked 1')

  // Were a page of ours as careless, its policy would stop what runs, and the watch hear of it.
  await page.route('**/connexion', async route => {
    const response = await route.fetch()
    const body = (await response.text()).replace('</h1>', '<svg onload=__pwned=1></h1>')
    await route.fulfill({ response, body })
  })
  await page.goto('/connexion')
  await expect.poll(() => watch.take().join()).toContain('stopped by script-src-attr in /connexion')
  expect(await page.evaluate('window.__pwned')).toBeUndefined()
})

/** Every text of a household as its customer sees it: drawn by the server, then by the browser. */
async function readAsCustomer(page: Page, view: View, watch: Watch, pair: Pair): Promise<void> {
  const both = pair.join(' ')
  const shows = async (...texts: readonly string[]) => {
    for (const text of texts) await expect(page.locator('body')).toContainText(text)
    await watch.isQuiet(page)
  }
  await page.goto('/')
  await shows(`Zan ${both}`, ...pair)
  await page.getByRole('banner').getByRole('link').last().click()
  await view.follow('Profil')
  await expect(view.heading('Contrat {number}').first()).toBeVisible()
  await shows(`Zan ${both}`, `${pair[0].slice(0, 12)} ${both}`, ...pair)
}

test('what a sale and a browser say of a household is text on every page of its customer', async ({
  page,
  context,
  view,
  language,
}) => {
  const watch = await watchBrowser(context)
  for (const pair of pairs) {
    await context.clearCookies()
    const household = await putInService(page.request, textsOf(pair, language, 'Zan'))
    const sentBy = { 'user-agent': payloads.join(' '), 'x-forwarded-for': pair[0] }
    await openNewSpace(page.request, household, sentBy)
    await readAsCustomer(page, view, watch, pair)
  }
  for (const path of ['/securite', '/lignes', '/conso', '/messages', '/payer', '/compte']) {
    await page.goto(path)
    await watch.isQuiet(page)
  }
})

test.describe('in the console', () => {
  // The list of the last search stands beside a customer on wide screens only.
  test.use({ device: 'desktop' })

  test('an agent who searches, opens and reads such households, and notes such reasons, runs nothing', async ({
    page,
    context,
    view,
    language,
  }) => {
    const watch = await watchBrowser(context)
    for (const pair of pairs) await putInService(page.request, textsOf(pair, language, 'Zur'))
    await signInAgent(page, view)
    const search = async (text: string) => {
      await view.write('Numéro client, nom, mobile, e-mail ou contrat', text)
      await view.main.button('Rechercher').click()
    }
    for (const text of twos) {
      await search(text)
      await expect(page.getByRole('main')).toContainText(text)
      await watch.isQuiet(page)
    }
    await search('Zur')
    const found = page.getByRole('table').getByRole('link')
    await expect(found).toHaveText(pairs.map(pair => `${pair.join(' ')} Zur`))
    await watch.isQuiet(page)
    await found.first().click()
    for (const [place, pair] of pairs.entries()) {
      const name = `${pair.join(' ')} Zur`
      if (place > 0) await page.getByRole('navigation').getByRole('link', { name }).click()
      await view.field('Autre raison, à préciser').check()
      await view.write('Précision, ou numéro de dossier…', pair.join(' '))
      await view.press('Ouvrir le dossier')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
      for (const text of pair) await expect(page.getByRole('main')).toContainText(text)
      await watch.isQuiet(page)
    }
    await page.reload()
    await watch.isQuiet(page)
  })
})

/** What an address may carry into a page: two texts where they are shown, one where they are short, or all. */
const twos = pairs.map(pair => pair.join(' '))
const third = (rest: number) => payloads.filter((_, place) => place % 3 === rest)
const all = [payloads.join(' ')]
const scripts = payloads.filter(text => /^\w+script:/i.test(text))

type Carrier = { readonly before: string; readonly texts: readonly string[] }

const atTheDoor: readonly Carrier[] = [
  { before: '/aide?q=', texts: twos },
  { before: '/connexion?retour=', texts: [...scripts, ...all] },
  { before: '/hors-ligne?de=', texts: [...scripts, ...all] },
  { before: '/preferences?retour=', texts: [...scripts, ...all] },
  { before: '/connexion/code?par=choix&canaux=', texts: all },
  { before: '/creer-mon-compte/code?par=', texts: all },
  { before: '/mot-de-passe-oublie/code?par=', texts: all },
  { before: '/mot-de-passe/lien?jeton=', texts: all },
  { before: '/aide/', texts: twos.slice(0, 1) },
  { before: '/connexion#', texts: all },
]

const inTheSpace: readonly Carrier[] = [
  { before: '/factures?q=', texts: third(0) },
  { before: '/paiements?q=', texts: third(1) },
  { before: '/messages?q=', texts: third(2) },
  { before: '/factures?annee=2026&statut=', texts: all },
  { before: '/paiements?annee=', texts: all },
  { before: '/messages?canal=', texts: all },
  { before: '/securite/acces?avant=', texts: all },
  { before: '/verification?niveau=two-factor&sans=application&etape=', texts: all },
  { before: '/verification?retour=', texts: [...scripts, ...all] },
  { before: '/factures/', texts: twos.slice(1, 2) },
]

async function visit(page: Page, watch: Watch, carriers: readonly Carrier[]): Promise<void> {
  for (const { before, texts } of carriers) {
    for (const text of texts) {
      await page.goto(`${before}${encodeURIComponent(text)}`, { waitUntil: 'domcontentloaded' })
      await watch.isQuiet(page)
    }
  }
}

test('what an address carries is text on every page, for a visitor', async ({
  page,
  context,
  view,
}) => {
  const watch = await watchBrowser(context)
  await visit(page, watch, atTheDoor)
  for (const text of [...twos.slice(0, 3), ...all]) {
    await page.goto('/connexion')
    await view.write('Votre identifiant', text)
    await view.write('Votre mot de passe', text)
    await view.press('Me connecter')
    await expect(page).toHaveTitle(view.say('Erreur :…'))
    await expect(view.field('Votre identifiant')).toHaveValue(text)
    await watch.isQuiet(page)
  }
})

test('what an address carries is text on every page, for a customer', async ({
  page,
  context,
  reader: _,
}) => {
  const watch = await watchBrowser(context)
  await visit(page, watch, inTheSpace)
})
