import { expect, test } from 'vitest'
import { changed, sentences, sfrTexts, testRefusals } from './broken-pack.ts'
import { loadBrand, readBrandPack, readPackTexts } from './load-brand.ts'

const additions = 'sfr/catalogue/additions.yaml'
const fees = 'sfr/catalogue/fees-and-promotions.yaml'

test.each(['sfr', 'ligne-claire'])('the pack %s is loaded by the same schema', async brandId => {
  const reading = await loadBrand(brandId)
  expect(reading).toMatchObject({ kind: 'loaded', pack: { brand: { id: brandId } } })
  if (reading.kind === 'refused') return
  expect(reading.pack.sections.mobilePlans.length).toBeGreaterThanOrEqual(5)
  expect(reading.pack.sections.homePlans.length).toBeGreaterThanOrEqual(1)
  expect(reading.pack.sections.promotions.length).toBeGreaterThanOrEqual(1)
})

test('every legal value shown on a bill of either pack is marked as a demonstration', async () => {
  for (const brandId of ['sfr', 'ligne-claire']) {
    const reading = readBrandPack(brandId, await readPackTexts(brandId))
    expect(reading.kind === 'loaded' && reading.pack.brand.legal).toMatchObject({
      demonstration: true,
      siren: '000 000 000',
    })
  }
})

testRefusals([
  {
    name: 'a time zone that is nowhere',
    file: 'sfr/brand.yaml',
    from: 'Europe/Paris',
    to: 'Europe/Pari',
    at: 'Europe/Pari',
    says: 'there is no time zone `Europe/Pari`',
  },
  {
    name: 'a folder that is not there',
    file: 'sfr/brand.yaml',
    from: 'includes: [france]',
    to: 'includes: [france, belgium]',
    at: 'includes',
    says: 'there is no folder `belgium`',
  },
])

test('several things wrong in several files are reported at once, in order', () => {
  const first = changed(additions, 'vatClass: tv-rights', 'vatClass: tv')
  const both = first.map(item =>
    item.name === fees
      ? { ...item, text: item.text.replace('until: 2026-09-01', 'until: 2026-06-01') }
      : item,
  )
  const found = sentences(both)
  expect(found).toHaveLength(2)
  expect(found[0]).toMatch(/^sfr\/catalogue\/additions\.yaml:\d+:\d+: there is no VAT class `tv`$/)
  expect(found[1]).toMatch(
    /^sfr\/catalogue\/fees-and-promotions\.yaml:\d+:\d+: 2026-06-01 is not after/,
  )
})

test('a pack without its brand file, and one that is not there, are refused', async () => {
  expect(sentences(sfrTexts.filter(({ name }) => name !== 'sfr/brand.yaml'))).toEqual([
    'sfr/brand.yaml:1:1: is missing',
  ])
  expect(await loadBrand('nobody')).toMatchObject({
    kind: 'refused',
    problems: [{ file: 'nobody/brand.yaml', says: 'is missing' }],
  })
})

test('the pack in a folder has the name of the folder', () => {
  const renamed = sfrTexts.map(item => ({ ...item, name: item.name.replace(/^sfr\//, 'autre/') }))
  const reading = readBrandPack('autre', renamed)
  expect(reading.kind === 'refused' && reading.problems.map(({ says }) => says)).toEqual([
    'the pack in the folder `autre` must have that `id`',
  ])
})
