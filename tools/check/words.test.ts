import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { leftInFrench, typography } from './typography.ts'
import { checkWords } from './words.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'words-'))
  mkdirSync(join(root, 'portal'))
})
afterEach(() => rmSync(root, { recursive: true }))

const dictionary = {
  fr: "export const words = { pay: { now: ({ total }: { total: string }) => `Payer ${total}`, hint: 'Dû le {date}' } } as const",
  en: "import type { Words } from './words.fr.ts'\nexport const words: Words = { pay: { now: ({ total }) => `Pay ${total}`, hint: 'Due on {date}' } }",
  zh: "import type { Words } from './words.fr.ts'\nexport const words: Words = { pay: { now: ({ total }) => `支付 ${total}`, hint: '{date} 到期' } }",
}

/** What is found in a dictionary where some languages are replaced; null leaves the file out. */
function found(changes: Partial<Record<keyof typeof dictionary, string | null>>): string[] {
  for (const [language, text] of Object.entries({ ...dictionary, ...changes }))
    if (text !== null) writeFileSync(join(root, `portal/words.${language}.ts`), text)
  return checkWords(root).map(({ path, message }) => `${path} ${message}`)
}

test('three languages that agree have no finding', () => {
  expect(found({})).toEqual([])
})

test('a language that is not there', () => {
  expect(found({ zh: null })).toEqual(['portal/words.fr.ts there is no portal/words.zh.ts'])
})

test('a key that is missing and one that is too many', () => {
  expect(
    found({ en: "export const words = { pay: { now: (a: { total: string }) => a, later: 'x' } }" }),
  ).toEqual([
    'portal/words.en.ts pay.hint is missing',
    'portal/words.en.ts pay.later is not in the French',
    'portal/words.en.ts pay.now takes total in French',
  ])
})

test('a part of the dictionary may stand under its own name', () => {
  const fr = "const pay = { now: 'Payer' } as const\nexport const words = { pay, old: pay }"
  const whole = (now: string) =>
    `export const words = { pay: { now: '${now}' }, old: { now: '${now}' } }`
  expect(found({ fr, en: whole('Pay'), zh: whole('支付') })).toEqual([])
})

test('each language has its own plural forms', () => {
  const forms = (text: string) => `export const words = { left: ${text} }`
  expect(
    found({
      fr: forms("{ one: '{count} jour', other: '{count} jours' }"),
      en: forms("{ one: '{count} day', other: '{count} days' }"),
      zh: forms("{ other: '{count} 天' }"),
    }),
  ).toEqual([])
})

test('a placeholder that another language dropped', () => {
  expect(found({ zh: dictionary.zh.replace('{date} ', '') })).toEqual([
    'portal/words.zh.ts pay.hint takes date in French',
  ])
})

test('French left in the Chinese', () => {
  expect(found({ zh: dictionary.zh.replace('{date} 到期', 'Dû le {date}') })).toEqual([
    'portal/words.zh.ts pay.hint is still French',
  ])
})

test('a dictionary without a sentence, and one badly set', () => {
  const nothing = 'export const words = {}'
  expect(found({ fr: nothing, en: nothing, zh: nothing })).toEqual([
    'portal/words.fr.ts this dictionary has no sentence',
  ])
  expect(found({ fr: dictionary.fr.replace('Dû le', 'Dû ? Le') })).toEqual([
    'portal/words.fr.ts pay.hint: put a non-breaking space before ; : ! ? »',
  ])
})

describe('French typography', () => {
  test.each([
    ['Que faire\u00a0?', 0],
    ['Que faire ?', 1],
    ['Que faire?', 1],
    ['Erreur : réessayez', 1],
    ['Erreur\u202f: réessayez', 0],
    ['À 14:05', 0],
    ['https://exemple.fr/?q=1', 0],
    ['34,90 €', 1],
    ['34,90€', 1],
    ['34,90\u00a0€', 0],
    ['{left} Go restants', 1],
    ['l’offre', 0],
    ["l'offre", 1],
    ['Envoi...', 1],
    ['« oui »', 2],
    ['«\u00a0oui\u00a0»', 0],
  ])('%j has %i faults', (text, count) => {
    expect(typography(text)).toHaveLength(count)
  })
})

test.each([
  [['账单'], ['Facture'], false],
  [['Facture réglée'], ['Facture réglée'], true],
  [['mes lignes'], ['mes lignes'], true],
  [['Wi-Fi'], ['Wi-Fi'], false],
  [['SFR & Moi'], ['SFR & Moi'], false],
])('%j for %j is French left: %s', (chinese, french, left) => {
  expect(leftInFrench(chinese, french)).toBe(left)
})
