import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { openLine } from './line.ts'

test('B02 S36 the cost of leaving is read day by day, slid along, asked for one day, and ends nothing', async ({
  page,
  view,
  language,
}) => {
  const line = await openLine(page, view, language)
  const items = page.getByRole('region', { name: view.say('Ce que comprend cette ligne') })
  const before = await items.textContent()
  await view.follow('Voir ce que coûterait un départ')
  await view.sees('Si vous partiez : {name}')
  const answer = await page.request.get(`/api/lines/${line}/leaving`)
  const { days } = await answer.json()
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(days.length + 1)

  const slider = page.getByRole('slider')
  const told = await slider.getAttribute('aria-valuetext')
  await slider.press('End')
  await expect(slider).not.toHaveAttribute('aria-valuetext', told ?? '')
  await view.isAccessible()

  const last = days.at(-1).on
  await view.write('Un autre jour', last)
  await view.press('Calculer ce jour')
  await expect(page).toHaveURL(`/lignes/${line}/partir?jour=${last}`)
  await expect(view.heading('Si vous partiez le {day}')).toBeVisible()

  await view.write('Un autre jour', '2020-01-01')
  await view.press('Calculer ce jour')
  await view.isTold('Ce jour ne peut pas être calculé.')

  await page.goto(`/lignes/${line}`)
  await expect(items).toHaveText(before ?? '')
})
