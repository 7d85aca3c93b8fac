import { expect, type Page } from '@playwright/test'
import { isTakenAlong } from './device.ts'
import { startFront } from './front.ts'
import { test } from './journey.ts'
import { fits } from './view.ts'

type Icon = { readonly src: string; readonly sizes: string; readonly type: string }
type Manifest = {
  readonly name: string
  readonly short_name: string
  readonly start_url: string
  readonly display: string
  readonly icons: readonly (Icon & { readonly purpose: string })[]
}

const pngSignature = '89504e470d0a1a0a'

/** What the head of a PNG says of its size. */
function sizeOf(png: Buffer): string {
  expect(png.subarray(0, 8).toString('hex')).toBe(pngSignature)
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
}

test('the application can be installed: its manifest and every icon are there and are what they say', async ({
  page,
}) => {
  await page.goto('/connexion')
  const browser = await page.context().newCDPSession(page)
  const read = await browser.send('Page.getAppManifest')
  expect(read.errors).toEqual([])
  const manifest: Manifest = JSON.parse(read.data ?? '')
  expect(manifest).toMatchObject({ name: 'SFR & Moi', start_url: '/', display: 'standalone' })
  expect(manifest.icons.map(({ sizes, purpose }) => `${purpose} ${sizes}`)).toEqual(
    expect.arrayContaining(['any 192x192', 'any 512x512', 'maskable 512x512']),
  )
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await page.request.get(src)
    expect(answer.status(), src).toBe(200)
    expect(answer.headers()['content-type'], src).toContain(type)
    if (type === 'image/png') expect(sizeOf(await answer.body()), src).toBe(sizes)
  }
})

/** Follows an entry of the navigation that every page has. */
async function goTo(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation').first().getByRole('link', { name }).click()
}

const copied = 'Vous êtes hors connexion. Vous lisez une copie du {time}.'

test.describe('without a network', () => {
  test.describe('on a phone', () => {
    test.use({ device: 'phone' })

    test('home, usage and the last bills are read with their time, by a click and by a reload', async ({
      page,
      context,
      say,
      view,
      reader,
    }) => {
      await page.goto('/')
      await view.sees('Bonjour {name}, …')
      await isTakenAlong(page)
      const due = view.main.link('Payer {amount}').first()
      const owed = (await due.textContent()) ?? ''
      await context.setOffline(true)

      await page.reload()
      await view.sees('Bonjour {name}, …', { name: reader.name.split(' ')[0] ?? '' })
      await view.reads(copied)
      await view.reads('À jour au {time}')
      await expect(due).toHaveText(owed)
      await fits(page)

      await goTo(page, say('Ma conso'))
      await view.sees('Ma conso')
      for (const _ of ['by a click', 'by a reload']) {
        await view.reads(copied)
        await view.reads('À jour au {time}')
        await view.reads('Il reste {left} sur {granted}')
        await page.reload()
      }

      await goTo(page, say('Factures'))
      await view.sees('Vos factures')
      const bills = view.main.link('Facture du {day}')
      for (const place of [0, 1]) {
        await bills.nth(place).click()
        for (const _ of ['by a click', 'by a reload']) {
          await expect(view.heading('Facture du {day} · n° {number}')).toBeVisible()
          await view.reads(copied)
          await view.reads('Total TTC')
          await page.reload()
        }
        await view.isAccessible()
        await page.goBack()
      }

      await context.setOffline(false)
      await goTo(page, say('Accueil'))
      await view.sees('Bonjour {name}, …')
      await expect(view.text(copied)).toHaveCount(0)
    })
  })

  test('what acts says why it does not, nothing is sent later, and what is not kept says so', async ({
    page,
    context,
    view,
    reader: _,
  }) => {
    await page.goto('/')
    await isTakenAlong(page)
    const payments = async () => (await (await page.request.get('/api/payments')).json()).payments
    const before = await payments()
    await view.main.link('Payer {amount}').first().click()
    await view.sees('Payer cette facture')

    const sent: string[] = []
    page.on('request', request => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`)
    })
    await context.setOffline(true)
    await view.reads('Vous êtes hors connexion. Vous pouvez lire ; payer et modifier attendront.')
    const pay = page.getByRole('main').locator('form button')
    await expect(pay).toContainText(view.say('Demande une connexion', {}, 'part'))
    await view.isAccessible()
    await pay.click()
    await view.reads('Rien n’a été envoyé : cela demande une connexion…')
    await view.isAccessible()

    await page.reload()
    await view.sees('Payer demande une connexion')
    await view.reads('Rien n’a été envoyé, rien n’attend d’être envoyé…')
    await page.goto('/securite')
    await view.sees('Modifier demande une connexion')
    await page.goto('/paiements?q=2026')
    await view.sees('Payer demande une connexion')
    await page.goto('/messages')
    await view.sees('Cette page n’est pas sur cet appareil')
    await expect(view.heading('À lire sans connexion')).toBeVisible()

    await context.setOffline(false)
    await view.main.link('Réessayer').click()
    await view.sees('Nos messages')
    expect(sent).toEqual([])
    expect(await payments()).toEqual(before)
  })

  test('the press that finds no network is answered in its page, with what was typed', async ({
    page,
    view,
  }) => {
    // The line is cut without a word to the browser: the worker is the first to know.
    const front = await startFront({ shares: false })
    await page.goto(`${front.origin}/connexion`)
    await isServedByWorker(page)
    await view.write('Votre identifiant', 'camille')
    await view.write('Votre mot de passe', 'quatre mots pour ouvrir')
    front.cut()
    await view.press('Me connecter')
    await view.reads('Rien n’a été envoyé : cela demande une connexion…')
    await expect(view.field('Votre identifiant')).toHaveValue('camille')
    expect(await page.evaluate('navigator.onLine')).toBe(true)
    await front.stop()
  })
})

test.describe('a newer version', () => {
  test('is offered, and one press brings it', async ({ page, view }) => {
    const front = await startFront({ shares: false })
    await page.goto(`${front.origin}/connexion`)
    await isServedByWorker(page)
    await expect(view.button('Mettre à jour')).toHaveCount(0)
    front.release()
    await lookForUpdate(page)
    await view.reads('Une nouvelle version est prête.')
    await view.isAccessible()
    const loaded = page.waitForEvent('load')
    await view.press('Mettre à jour')
    await loaded
    await view.sees('Me connecter')
    await expect(view.text('Une nouvelle version est prête.')).toHaveCount(0)
    expect(await page.evaluate(waiting)).toBe(false)
    await front.stop()
  })

  test('does not take what was typed: it comes with the next page', async ({ page, view }) => {
    const front = await startFront({ shares: false })
    await page.goto(`${front.origin}/connexion`)
    await isServedByWorker(page)
    await view.write('Votre identifiant', 'camille')
    front.release()
    await lookForUpdate(page)
    await view.press('Mettre à jour')
    await view.reads('La nouvelle version s’ouvrira à la page suivante : votre saisie reste ici.')
    await expect(view.field('Votre identifiant')).toHaveValue('camille')
    const before = await page.evaluate('performance.timeOrigin')
    await view.follow('Créer mon compte')
    await view.sees('Créer mon compte')
    expect(await page.evaluate('performance.timeOrigin')).not.toBe(before)
    await front.stop()
  })
})

const waiting = `navigator.serviceWorker.ready.then(({ waiting }) => waiting !== null)`

/** What the browser does by itself each day, and the application each hour that it is looked at. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(`navigator.serviceWorker.ready.then(worker => worker.update())`)
}

async function isServedByWorker(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
}
