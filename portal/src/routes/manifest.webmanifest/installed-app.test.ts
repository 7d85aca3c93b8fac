import { expect, test } from 'vitest'
import { loadBrand } from '../../../../brands/load-brand.ts'
import { languages } from '../../../../contract/languages.ts'
import { installedApp } from './installed-app.ts'
import { words as english } from './words.en.ts'
import { words as french } from './words.fr.ts'
import { words as chinese } from './words.zh.ts'

const words = { fr: french, en: english, zh: chinese }

test.each(['sfr', 'ligne-claire'])('%s installs in three languages as one app', async id => {
  const reading = await loadBrand(id)
  if (reading.kind !== 'loaded') throw new Error(`${id} is refused`)
  const { brand } = reading.pack
  const apps = languages.map(language => installedApp(brand, '#fcfaf6', language, words[language]))
  expect(new Set(apps.map(app => app.id)).size).toBe(1)
  expect(new Set(apps.map(app => app.description)).size).toBe(3)
  for (const app of apps) {
    expect(app).toMatchObject({
      name: brand.appName,
      start_url: '/',
      scope: '/',
      display: 'standalone',
    })
    expect(app.theme_color).toBe('#fcfaf6')
    expect(app.description).not.toContain('{')
    expect(app.shortcuts.map(({ url }) => url)).toEqual(['/factures', '/conso'])
    expect(app.icons.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['any', 'maskable', 'monochrome']),
    )
    for (const { src } of app.icons) expect(src).toContain(`/icones/${id}/`)
  }
})
