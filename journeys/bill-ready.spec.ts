import {
  type APIRequestContext,
  type BrowserContext,
  type CDPSession,
  expect,
  type Page,
} from '@playwright/test'
import type { Language } from '../contract/languages.ts'
import { english } from '../server/domains/notifications/words.en.ts'
import { french } from '../server/domains/notifications/words.fr.ts'
import { chinese } from '../server/domains/notifications/words.zh.ts'
import { pushBrowser } from '../server/testing/push-browser.ts'
import { test } from './journey.ts'
import {
  businessDay,
  deliver,
  moveToDay,
  type Newcomer,
  openNewSpace,
  putInService,
  quietBillingDay,
} from './newcomer.ts'
import { longPayloads, payloads } from './payloads.ts'
import { setting } from './setting.ts'
import type { View } from './view.ts'
import { watchBrowser } from './watch.ts'

// Time is one for everybody: it moves once in a run, here, to a day on which nobody else is billed.
test.describe.configure({ mode: 'serial' })

const household = {
  givenName: 'Camille',
  familyName: 'Nouvelle',
  legalName: 'Camille Nouvelle',
  address: ['4 rue du Réveil'],
  postalCode: '69003',
  city: 'Lyon',
  wording: 'Forfait 2 h',
  labels: ['Camille'],
}

const words = { fr: french, en: english, zh: chinese }

/**
 * Chromium asks a service of its maker for an address, which no test reaches: the page is given one at the
 * operator’s push service instead, with real keys. All that follows is real.
 */
async function subscribeThere(page: Page, endpoint: string, keys: object): Promise<void> {
  await page.addInitScript(`
    const kept = 'push-of-this-browser'
    const subscription = key => ({
      toJSON: () => ({ endpoint: ${JSON.stringify(endpoint)}, keys: ${JSON.stringify(keys)} }),
      options: { applicationServerKey: key },
      unsubscribe: async () => { sessionStorage.removeItem(kept); return true },
    })
    PushManager.prototype.subscribe = async options => {
      if (!options.userVisibleOnly) throw new Error('a push that shows nothing')
      sessionStorage.setItem(kept, options.applicationServerKey)
      return subscription(options.applicationServerKey)
    }
    PushManager.prototype.getSubscription = async () => {
      const key = sessionStorage.getItem(kept)
      return key ? subscription(key) : null
    }
  `)
}

type Pushed = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

/** What was pushed to a browser so far; with a wait, the first is waited for. */
async function pushesTo(context: BrowserContext, name: string, waitMs: number) {
  const answer = await context.request.get(
    `${setting.desk}/api/browsers/${name}/messages?wait=${waitMs}`,
  )
  const read: { endpoint: string; messages: readonly Pushed[] } = await answer.json()
  return read
}

/** Hands a push to the worker as the browser does, once it has opened it. */
async function handToWorker(devtools: CDPSession, page: Page, data: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<string>()
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const [own] = registrations.filter(({ isDeleted }) => !isDeleted)
    if (own) resolve(own.registrationId)
  })
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await promise,
    data,
  })
}

const shown = `navigator.serviceWorker.ready
  .then(worker => worker.getNotifications())
  .then(all => all.map(({ title, body, data, icon }) => ({ title, body, path: data.path, icon })))`

const press = `registration.getNotifications().then(([notification]) =>
  dispatchEvent(new NotificationEvent('notificationclick', { notification })))`

let odd: Newcomer | undefined

/** What a network may write of who was called: letters, figures and a few signs. */
const asCounterpart = (text: string) =>
  text
    .replace(/[<>="'`]/g, sign => `&#${sign.charCodeAt(0)}`)
    .replace(/[^\p{L}\p{N} +*#&'._()-]/gu, '.')
    .slice(0, 32)

/** A household whose lines and calls are named to do harm; half of its records are wrong in every field as well. */
async function oddHousehold(request: APIRequestContext, language: Language): Promise<Newcomer> {
  const [first = ''] = payloads
  const labels = longPayloads
  const newcomer = await putInService(request, { ...household, language, legalName: first, labels })
  const day = (await businessDay(request)).toString()
  const sound = {
    // A call received in Switzerland is paid for, so it is on the bill, and whoever calls may have any name.
    service: 'voice',
    direction: 'in',
    startedAt: `${day}T06:00:00Z`,
    quantity: '60',
    servingMccMnc: '22801',
    roaming: 'other',
  }
  const records = payloads.flatMap((text, place) => [
    {
      ...sound,
      recordId: `odd:${newcomer.number}:${place}`,
      lineIdentifier: newcomer.lines[0] ?? '',
      counterpart: asCounterpart(text),
    },
    {
      recordId: text,
      lineIdentifier: text,
      service: text,
      direction: text,
      startedAt: text,
      quantity: text,
      counterpart: text,
      servingMccMnc: text,
      roaming: text,
    },
  ])
  await deliver(`odd-${newcomer.number}.ndjson`, records)
  return newcomer
}

async function asksToBeTold(page: Page, view: View): Promise<void> {
  await page.goto('/messages/notifications')
  await view.sees('Être prévenu sur cet appareil')
  await view.reads('Désactivées')
  await view.press('Me prévenir sur cet appareil')
  await view.reads('C’est fait : vous serez prévenu sur cet appareil.')
  await view.reads('Activées')
  await view.isAccessible()
}

async function asksForSilence(page: Page, view: View): Promise<void> {
  await page.goto('/messages/notifications')
  await view.press('Ne plus me prévenir ici')
  await view.reads('C’est fait : cet appareil ne sera plus prévenu.')
  await view.reads('Désactivées')
}

test('a bill that is ready is told on the phone that asked, without its amount, and opens from there', async ({
  page,
  context,
  view,
  language,
}) => {
  const person = await putInService(page.request, { ...household, language })
  await openNewSpace(page.request, person)
  const [browser, name] = [pushBrowser(), `phone-${person.number}`]
  const { endpoint } = await pushesTo(context, name, 0)
  await context.grantPermissions(['notifications'], { origin: setting.portal })
  await subscribeThere(page, endpoint, browser.keys)
  await asksToBeTold(page, view)

  odd = await oddHousehold(page.request, language)
  await moveToDay(page.request, quietBillingDay)
  const { messages } = await pushesTo(context, name, 15_000)
  expect(messages).toHaveLength(1)
  const { headers, body } = messages[0] ?? { headers: {}, body: '' }
  expect(headers['content-encoding']).toBe('aes128gcm')
  const key = await page.evaluate(`sessionStorage.getItem('push-of-this-browser')`)
  expect(headers.authorization).toContain(`k=${key}`)
  const payload = browser.read(Buffer.from(body, 'base64'))
  expect(payload).not.toMatch(/€|\d,\d\d|Camille|Nouvelle/)

  const devtools = await context.newCDPSession(page)
  await handToWorker(devtools, page, payload)
  const told = words[language].templates['bill-ready'].notification
  const { bills } = await (await page.request.get('/api/bills')).json()
  const path = `/factures/${bills[0].id}`
  const icon = `${setting.portal}/icones/sfr/192.png`
  await expect.poll(() => page.evaluate(shown)).toEqual([{ ...told, path, icon }])

  await context.serviceWorkers()[0]?.evaluate(press)
  await view.sees('Facture du {day} · n° {number}')
  expect(new URL(page.url()).pathname).toBe(path)
  expect(await page.evaluate(shown)).toEqual([])
  await asksForSilence(page, view)
})

// Threat 8 of docs/threats.csv, with journeys/written.spec.ts.
test('a bill shows the names of its lines and whom they called as text, down to its records', async ({
  page,
  context,
  view,
}) => {
  if (!odd) throw new Error('time has not moved')
  const watch = await watchBrowser(context)
  await openNewSpace(page.request, odd)
  await page.goto('/factures')
  await view.main.link('Facture du {day}').first().click()
  await view.sees('Facture du {day} · n° {number}')
  for (const label of longPayloads) await expect(page.getByRole('main')).toContainText(label)
  await watch.isQuiet(page)
  await page.reload()
  await watch.isQuiet(page)

  const records = page.locator('a[href^="/factures/"][href*="/lignes/"]')
  const hrefs = await records.evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))
  expect(hrefs.length).toBeGreaterThan(0)
  await page.goto(hrefs[0] ?? '')
  // The end of a number is hidden on a bill: the beginning is what shows that it is text.
  for (const text of longPayloads)
    await expect(page.getByRole('table')).toContainText(asCounterpart(text).slice(0, 9))
  await watch.isQuiet(page)
  for (const path of ['/', '/conso', '/lignes', '/payer']) {
    await page.goto(path)
    await watch.isQuiet(page)
  }
})
