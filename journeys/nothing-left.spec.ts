import { type APIRequestContext, expect, type Page, request as requests } from '@playwright/test'
import { isTakenAlong, keptPaths, readDevice } from './device.ts'
import { startFront } from './front.ts'
import { test as journey } from './journey.ts'
import { type Customer, readerFile } from './person.ts'
import { setting } from './setting.ts'

// Threat 34 of docs/threats.csv. Proves V14.2.2, V14.2.5, V14.3.1 and V14.3.2 of docs/asvs.csv.

/** Playwright switches off the memory that the Back button shows pages from; the browser of a person has it. */
const test = journey.extend({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    { scope: 'worker' },
  ],
})

/** What may only be read by this person: their names, contacts, numbers and bills. */
async function canariesOf(request: APIRequestContext, customer: Customer) {
  const { bills } = await (await request.get(`${setting.portal}/api/bills`)).json()
  const { name, email, mobile, number } = customer
  const numbers = bills.map((bill: { readonly number: string }) => bill.number)
  const ids = bills.map((bill: { readonly id: string }) => bill.id)
  return { texts: [name, email, mobile.slice(3), number, ...numbers], ids }
}

type Canaries = Awaited<ReturnType<typeof canariesOf>>

/** What of them is found in the page, in any cache, database or store of the browser. */
async function foundIn(page: Page, { texts, ids }: Canaries): Promise<readonly string[]> {
  const { copies, others } = await readDevice(page)
  const all = [await page.content(), await page.title(), ...copies, ...others].join('\n')
  const isHere = (text: string) => all.includes(text)
  // The address bar keeps which bill was asked for; what the bill says is another thing.
  return [...texts.filter(isHere), ...ids.filter((id: string) => copies.join('\n').includes(id))]
}

/** The worker has come back for a visitor, and has the page to show without a network. */
async function isReadyForVisitors(page: Page): Promise<void> {
  await expect.poll(() => keptPaths(page)).toEqual(['/hors-ligne'])
}

test('who signs out leaves nothing on the device: no cache, no database, no way back, no reading offline', async ({
  page,
  context,
  view,
  customer,
}) => {
  await page.goto('/')
  await isTakenAlong(page)
  const canaries = await canariesOf(page.request, customer)
  await page.goto('/profil')
  await view.follow('Factures')
  await view.main.link('Facture du {day}').first().click()
  await view.sees('Facture du {day} · n° {number}')
  const bill = page.url()
  const kept = (await readDevice(page)).others.join('\n')
  expect(
    canaries.texts.filter(text => kept.includes(text)),
    'only copies hold anything',
  ).toEqual([])
  const held = await foundIn(page, canaries)
  expect(held, 'what is searched for is there before').toEqual(
    expect.arrayContaining([...canaries.texts.slice(0, 4), ...canaries.ids.slice(0, 1)]),
  )

  await page.goto('/deconnexion')
  await view.press('Me déconnecter')
  await view.sees('Me connecter')
  expect(await foundIn(page, canaries)).toEqual([])

  for (const _ of ['deconnexion', 'facture', 'factures', 'profil', 'accueil']) {
    await page.goBack()
    await expect(view.heading('Me connecter')).toBeVisible()
    expect(await foundIn(page, canaries)).toEqual([])
  }
  await page.goForward()
  await expect(view.heading('Me connecter')).toBeVisible()

  await isReadyForVisitors(page)
  await context.setOffline(true)
  for (const address of [bill, '/factures', '/profil', '/']) {
    await page.goto(address)
    await expect(view.heading('Cette page n’est pas sur cet appareil')).toBeVisible()
    await view.reads('Rien n’est encore sur cet appareil')
    expect(await foundIn(page, canaries), address).toEqual([])
  }
})

test('a session that ended elsewhere leaves nothing either: the first answer that says so empties the device', async ({
  page,
  context,
  view,
  customer,
}) => {
  await page.goto('/')
  await isTakenAlong(page)
  const canaries = await canariesOf(page.request, customer)
  expect(await foundIn(page, canaries)).not.toEqual([])
  const state = await context.storageState()
  const elsewhere = await requests.newContext({ storageState: state })
  await elsewhere.delete(`${setting.portal}/api/session`, { headers: { origin: setting.portal } })
  await elsewhere.dispose()
  expect((await readDevice(page)).copies).not.toEqual([])

  const status = await page.evaluate(`fetch('/api/session').then(({ status }) => status)`)
  expect(status).toBe(401)
  expect((await readDevice(page)).copies.filter(copy => copy.startsWith('lc-copies-'))).toEqual([])

  await page.goto('/factures')
  await view.sees('Me connecter')
  expect(await foundIn(page, canaries)).toEqual([])
})

test('what is read on a device can be erased without a network', async ({
  page,
  context,
  view,
  reader,
}) => {
  await page.goto('/')
  await isTakenAlong(page)
  const canaries = await canariesOf(page.request, reader)
  await context.setOffline(true)
  await page.goto('/hors-ligne')
  await view.sees('Hors connexion')
  await view.press('Effacer de cet appareil')
  await view.reads('Rien n’est encore sur cet appareil')
  const { copies } = await readDevice(page)
  expect(canaries.texts.filter(text => copies.join('\n').includes(text))).toEqual([])
})

test('a cache that everybody shares never gives one person’s answer to another', async ({
  context,
  reader,
}) => {
  const front = await startFront({ shares: true })
  const { ids, ...others } = await canariesOf(context.request, reader)
  const bill = `/factures/${ids[0]}`
  // Addresses that a cache would take for a picture or a style, under pages that are private.
  const dressedUp = ['/profil/style.css', '/factures/logo.png', `${bill}/logo.png`]
  const pages = ['/', '/conso', '/factures', '/lignes', '/profil', '/messages', '/securite', bill]
  const addresses = [
    ...pages.flatMap(path => [path, `${path === '/' ? '' : path}/__data.json`]),
    ...[...dressedUp, `${bill}/pdf`],
    ...['home', 'bills', 'lines', 'session', 'sessions', 'payments', 'messages'].map(
      name => `/api/${name}`,
    ),
  ]
  const first = await requests.newContext({ storageState: await context.storageState() })
  for (const address of addresses) {
    const answer = await first.get(`${front.origin}${address}`)
    expect(answer.headers()['cache-control'], address).toMatch(/no-store/)
    const again = await first.get(`${front.origin}${address}`)
    expect(again.status(), address).toBe(answer.status())
    if (dressedUp.includes(address)) expect(answer.status(), address).toBe(404)
  }
  expect(front.hits(), 'no private answer was kept').toBe(0)

  const second = await requests.newContext({ storageState: readerFile('zh') })
  for (const address of addresses) {
    const answer = await second.get(`${front.origin}${address}`)
    const said = `${JSON.stringify(answer.headers())} ${await answer.text()}`
    expect(
      others.texts.filter(text => said.includes(text)),
      address,
    ).toEqual([])
  }
  const asset = `${front.origin}/icones/sfr/192.png`
  for (const _ of ['asked', 'kept']) expect((await second.get(asset)).ok()).toBe(true)
  expect(front.hits(), 'the cache does keep what it may').toBe(1)
  await Promise.all([first.dispose(), second.dispose(), front.stop()])
})
