import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type BrandPack,
  loadBrand,
  readBrandPack,
  readPackTexts,
} from '../../../brands/load-brand.ts'
import { problemSentence } from '../../../brands/pack-file.ts'
import { testDatabase } from '../../testing/world.ts'
import { catalogueOn, findTerms } from './catalogue.ts'
import { publishCatalogue } from './publish-catalogue.ts'
import { readCatalogue } from './read-catalogue.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const day = (text: string) => Temporal.PlainDate.from(text)

const loaded = async (brandId: string): Promise<BrandPack> => {
  const reading = await loadBrand(brandId)
  if (reading.kind === 'loaded') return reading.pack
  throw new Error(reading.problems.map(problemSentence).join('\n'))
}

/** The pack `sfr` with one passage of one file replaced. */
const changed = async (file: string, from: string, to: string): Promise<BrandPack> => {
  const texts = await readPackTexts('sfr')
  const found = texts.find(({ name, text }) => name === file && text.includes(from))
  if (found === undefined) throw new Error(`${file} does not hold ${from}`)
  const reading = readBrandPack(
    'sfr',
    texts.map(item => (item === found ? { ...item, text: item.text.replace(from, to) } : item)),
  )
  if (reading.kind === 'loaded') return reading.pack
  throw new Error(reading.problems.map(problemSentence).join('\n'))
}

const mobile = 'sfr/catalogue/mobile.yaml'

test('nothing is read before something was published', async () => {
  await expect(readCatalogue(database.db)).rejects.toThrow('missing: a published catalogue')
})

test('two operators are published by the same code, and the same content only once', async () => {
  const { db } = database
  database.keepOnFailure()
  const sfr = await loaded('sfr')
  const first = await publishCatalogue(db, sfr, day('2024-11-01'))
  expect(first.kind).toBe('published')
  expect(await publishCatalogue(db, await loaded('sfr'), day('2025-01-01'))).toEqual({
    ...first,
    kind: 'unchanged',
  })
  const other = await publishCatalogue(db, await loaded('ligne-claire'), day('2025-02-01'))
  expect(other.kind).toBe('published')
  const again = await publishCatalogue(db, sfr, day('2025-03-01'))
  expect(again).toEqual(first)

  const book = await readCatalogue(db)
  expect(book.versions.map(({ publishedOn }) => publishedOn.toString())).toEqual([
    '2024-11-01',
    '2025-02-01',
    '2025-03-01',
  ])
  expect(book.current).toBe(book.versions[0]?.catalogue)
  expect([...book.current.offers.keys()]).toContain('mobile-100go')
  expect(catalogueOn(book, day('2025-02-10')).offers.has('maison-fibre')).toBe(true)
})

test('a list spread over other files, and keys in another order, are the same content', async () => {
  const { db } = database
  const texts = await readPackTexts('sfr')
  const promotions = 'sfr/catalogue/fees-and-promotions.yaml'
  const parts = texts.flatMap(item => {
    if (item.name === mobile) {
      const text = item.text.replace(
        '    generation: 4G\n    blocked: false\n',
        '    blocked: false\n    generation: 4G\n',
      )
      expect(text).not.toBe(item.text)
      return [{ ...item, text }]
    }
    if (item.name !== promotions) return [item]
    const at = item.text.indexOf('promotions:\n')
    return [
      { name: promotions, text: item.text.slice(0, at) },
      { name: 'sfr/catalogue/promotions.yaml', text: item.text.slice(at) },
    ]
  })
  const reading = readBrandPack('sfr', parts)
  expect(reading.kind).toBe('loaded')
  if (reading.kind === 'refused') return
  expect((await publishCatalogue(db, reading.pack, day('2025-04-01'))).kind).toBe('unchanged')
})

test('what was sold keeps its terms when the catalogue changes', async () => {
  const { db } = database
  const smaller = await changed(mobile, 'quantity: 200', 'quantity: 150')
  expect((await publishCatalogue(db, smaller, day('2026-10-01'))).kind).toBe('published')
  const book = await readCatalogue(db)
  const quantity = (agreedOn: string) =>
    findTerms(book, { offerCode: 'mobile-2h', agreedOn: day(agreedOn) })?.allowances.find(
      ({ code }) => code === 'data',
    )?.quantity
  expect(quantity('2023-05-01')).toBe(200_000_000n)
  expect(quantity('2026-09-30')).toBe(200_000_000n)
  expect(quantity('2026-10-01')).toBe(150_000_000n)
})

test('processes that publish at the same moment publish once', async () => {
  const pack = await changed(mobile, 'ttcCents: 599', 'ttcCents: 649')
  const before = (await readCatalogue(database.db)).versions.length
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => publishCatalogue(database.db, pack, day('2026-11-01'))),
  )
  expect(outcomes.filter(({ kind }) => kind === 'published')).toHaveLength(1)
  expect(outcomes.filter(({ kind }) => kind === 'unchanged')).toHaveLength(4)
  expect((await readCatalogue(database.db)).versions).toHaveLength(before + 1)
})

test('the server may not rewrite a version', async () => {
  const rewriting = sql`update catalog.version set brand = 'other'`.execute(database.db)
  await expect(rewriting).rejects.toThrow('permission denied')
})

test.each([
  {
    name: 'a price rise told too late',
    file: mobile,
    from: 'notifiedOn: 2025-07-21',
    to: 'notifiedOn: 2025-08-02',
    says: 'told on 2025-08-02, a price may change from 2025-09-02 and not from 2025-09-01',
  },
  {
    name: 'a roaming volume below fair use since the cap of the year',
    file: mobile,
    from: '{ from: 2026-01-01, quantity: 30, unit: GB',
    to: '{ from: 2026-02-01, quantity: 30, unit: GB',
    says: 'from 2026-01-01 at least 29 GB must be usable in the Union',
  },
  {
    name: 'a VAT rate that the law does not have',
    file: 'france/catalogue/vat.yaml',
    from: 'legalRate: fr-intermediate',
    to: 'legalRate: fr-low',
    says: 'the law has no rate `fr-low` on 2014-01-01',
  },
  {
    name: 'data in the Union dearer than the cap',
    file: 'sfr/tariffs/mobile.yaml',
    from: 'micros: 1320000',
    to: 'micros: 1320001',
    says: "is dearer than the Union's cap of 1320000 millionths with tax",
  },
  {
    name: 'calls to the Union dearer than the cap',
    file: 'sfr/tariffs/mobile.yaml',
    from: 'to: [eu], micros: 220000',
    to: 'to: [eu], micros: 229000',
    says: "is dearer than the Union's cap of 228000 millionths with tax",
  },
  {
    name: 'a country of the Union forgotten',
    file: 'france/tariffs/roaming.yaml',
    from: '      - { country: MD, networks: ["259"], from: 2026-01-01',
    to: '      - { country: XX, networks: ["901"], from: 2026-01-01',
    says: 'MD is as at home from 2026-01-01 and is not in `eu`',
  },
])('refuses $name', async ({ file, from, to, says }) => {
  const before = (await readCatalogue(database.db)).versions.length
  const outcome = await publishCatalogue(
    database.db,
    await changed(file, from, to),
    day('2026-11-22'),
  )
  expect(outcome.kind).toBe('refused')
  if (outcome.kind !== 'refused') return
  const sentences = outcome.problems.map(problemSentence).join('\n')
  expect(sentences).toContain(says)
  expect(sentences).toContain(`${file}:`)
  expect((await readCatalogue(database.db)).versions).toHaveLength(before)
})
