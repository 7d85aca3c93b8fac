import { expect, type Page } from '@playwright/test'
import { awaitMessages, mailboxOf } from './desk.ts'
import { test } from './journey.ts'
import { deliver, type Newcomer, openNewSpace, putInService } from './newcomer.ts'
import { claimCustomer, openSession } from './person.ts'
import { setting } from './setting.ts'
import type { View } from './view.ts'

const texts = {
  givenName: 'Dominique',
  familyName: 'Prudente',
  legalName: 'Dominique Prudente',
  address: ['8 rue du Plafond'],
  postalCode: '31000',
  city: 'Toulouse',
  wording: 'Forfait 2 h',
  labels: ['Dominique'],
}

/** Calls to Switzerland of three minutes, a second apart, as the network delivers them; what each costs is over 1 €. */
async function callSwitzerland(page: Page, person: Newcomer, count: number): Promise<void> {
  const { now }: { now: string } = await (
    await page.request.get(`${setting.desk}/api/clock`)
  ).json()
  const start = Temporal.Instant.from(now).round('second').add({ seconds: 2 })
  const name = `ceilings-${person.number}-${start.epochMilliseconds}`
  await deliver(
    `${name}.ndjson`,
    Array.from({ length: count }, (_, place) => ({
      recordId: `${name}-${place}`,
      lineIdentifier: person.lines[0] ?? '',
      service: 'voice',
      direction: 'out',
      startedAt: start.add({ seconds: place }).toString(),
      quantity: '180',
      counterpart: '+41221234567',
      servingMccMnc: '20810',
      roaming: 'home',
    })),
  )
}

/** The row of the ceiling on everything beyond the plan. */
const totalRow = (page: Page) => page.locator('#total')

async function setTotal(page: Page, view: View, euros: string): Promise<void> {
  await totalRow(page).locator('summary').click()
  const row = view.within(totalRow(page))
  await row.field('Plafond par période, en euros').fill(euros)
  await row.button('Fixer ce plafond…').click()
}

test('a low ceiling stops spending before it is billed, the customer is told, and raising it opens the line', async ({
  page,
  view,
  language,
}) => {
  const person = await putInService(page.request, { ...texts, language })
  await openNewSpace(page.request, person)
  await page.goto('/lignes')
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await view.follow('Voir les plafonds et les alertes')
  await view.sees('Plafonds et alertes : {name}')
  await expect(view.within(totalRow(page)).text('Sans plafond').first()).toBeVisible()

  await setTotal(page, view, 'vingt')
  await view.isTold('Écrivez un montant en euros, de 0 à 10 000, par exemple 20 ou 20,50.')
  await view.within(totalRow(page)).field('Plafond par période, en euros').fill('2,50')
  await view.within(totalRow(page)).button('Fixer ce plafond…').click()
  await view.reads('C’est fait : le plafond vaut dès maintenant.')
  await expect(view.within(totalRow(page)).text('Libre').first()).toBeVisible()
  await view.isAccessible()

  const told = await awaitMessages(page.request, mailboxOf(person.email))
  await callSwitzerland(page, person, 5)
  await told.link()
  await expect(async () => {
    await page.reload()
    await expect(view.within(totalRow(page)).text('Coupé').first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await view.reads('Coupé depuis le {moment}. Rien de plus n’est facturé.')
  await expect(totalRow(page)).toContainText(/2[.,]50.+2[.,]50/)
  await view.isAccessible()

  // The bill so far does not pass the ceiling, and the message is in the register.
  const { lines } = await (await page.request.get('/api/usage')).json()
  expect(lines[0].charged).toEqual({ amount: '250', currency: 'EUR' })
  expect(lines[0].cut.map(({ cause }: { cause: string }) => cause)).toEqual(['total'])
  await page.goto('/conso')
  await view.reads('Plafond total atteint : ces usages sont coupés, rien de plus n’est facturé.')
  await view.isAccessible()
  const { messages } = await (await page.request.get('/api/messages')).json()
  const templates = messages.map(({ template }: { template: string }) => template)
  expect(templates.filter((name: string) => name === 'ceiling-reached')).toHaveLength(1)
  expect(templates.filter((name: string) => name === 'ceiling-near')).toHaveLength(1)

  await page.goto(`/lignes/${lines[0].lineId}/plafonds`)
  await setTotal(page, view, '20')
  await expect(view.within(totalRow(page)).text('Libre').first()).toBeVisible()
})

test('a ceiling is lifted once what may be billed was said, roaming and alerts are switched', async ({
  page,
  view,
  language,
}) => {
  await openSession(page.context().request, claimCustomer(['single']), language)
  await page.goto('/conso')
  await page.getByRole('main').locator('a[href^="/conso/"]').first().click()
  await view.follow('Plafonds et alertes')
  await view.sees('Plafonds et alertes : {name}')
  const abroad = page.locator('#roaming-data')
  await abroad.locator('summary').click()
  await view.within(abroad).link('Lever ce plafond…').click()
  await view.sees('Lever le plafond : {cause}')
  await view.reads('Ce qui pourra alors être facturé')
  await view.press('Lever ce plafond')
  await view.reads('C’est fait : ce plafond est levé.')
  await expect(view.within(abroad).text('Sans plafond').first()).toBeVisible()
  await abroad.locator('summary').click()
  await view.press('Revenir au plafond de la loi')
  await expect(
    view
      .within(abroad)
      .text(
        'Plafond fixé par la loi européenne, règlement 2022/612 : vous en choisissez un autre ou vous le levez.',
      )
      .first(),
  ).toBeVisible()

  await view.press('Désactiver à l’étranger')
  await view.reads('Hors de France, la ligne n’utilise rien et rien n’est facturé.')
  await view.press('Activer à l’étranger')
  await view.reads('La ligne fonctionne hors de France.')

  await page.locator('#data-50').check()
  await view.write('Dépense en plus du forfait, en euros', '10')
  await view.press('Enregistrer les alertes')
  await view.reads('C’est fait : vos alertes sont enregistrées.')
  await expect(page.locator('#data-50')).toBeChecked()
  await expect(page.locator('#depense')).toHaveValue('10')
  await view.isAccessible()
})
