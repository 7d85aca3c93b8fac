import { beforeAll, expect, test } from 'vitest'
import { languages } from '../../../../contract/languages.ts'
import { inputHash } from '../bill-content.ts'
import { toView } from './bill-view.ts'
import { openRenderer, type RenderBill } from './render-bill.ts'
import { sampleBill, sampleRecords } from './sample-bill.data.ts'

const issuedAt = Temporal.Instant.from('2026-11-20T23:00:00Z')
const number = 'SFR-2026-11-004817'

let render: RenderBill
beforeAll(async () => {
  render = await openRenderer()
})

test.each(languages)('in %s the document is tagged, titled and says its language', language => {
  const view = toView(sampleBill(language), number, sampleRecords(12))
  const pdf = Buffer.from(render(view, issuedAt)).toString('latin1')
  expect(pdf.startsWith('%PDF-1.7')).toBe(true)
  expect(pdf).toContain('/StructTreeRoot')
  expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
  expect(pdf).toMatch(new RegExp(`/Lang \\(${language}`))
  expect(pdf).toContain('/DisplayDocTitle true')
  expect(pdf).toMatch(/<pdfuaid:part>1</)
  for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'TR']) {
    expect(pdf).toMatch(new RegExp(`/S\\s*/${tag}\\b`))
  }
})

test('the faces embedded are those of the portal and the Chinese one, never a font of the machine', () => {
  const fontsOf = (language: 'fr' | 'zh') => {
    const pdf = Buffer.from(render(toView(sampleBill(language), number, []), issuedAt))
    const names = pdf.toString('latin1').matchAll(/\/FontName\s*\/[A-Z]{6}\+([A-Za-z0-9-]+)/g)
    return [...names].map(([, name = '']) => name)
  }
  for (const language of ['fr', 'zh'] as const) {
    for (const face of fontsOf(language)) {
      expect(face).toMatch(/^(Inter|BricolageGrotesque|NotoSansHans)/)
    }
  }
  expect(fontsOf('fr').join(' ')).toMatch(/BricolageGrotesque/)
  expect(fontsOf('zh').join(' ')).toMatch(/NotoSansHans-Regular/)
})

test('the same input gives the same bytes', () => {
  const view = toView(sampleBill('fr'), number, sampleRecords(3))
  expect(render(view, issuedAt)).toEqual(render(view, issuedAt))
})

test('the view says what the person owes, why, and how each amount was reached', () => {
  const view = toView(sampleBill('fr'), number, [])
  expect(view.total).toBe('78,97\u00a0€')
  expect(view.due).toBe('Prélevée le 7 décembre 2026.')
  expect(view.steps?.title).toBe('Pourquoi 78,97\u00a0€ et non 70,69\u00a0€')
  const swiss = view.sections[0]?.groups[0]?.lines[1]
  expect(swiss?.formula).toBe('724 × 0,348\u00a0€ ÷ 60 = 4,1992\u00a0€ → 4,20\u00a0€')
  expect(view.steps?.stages.map(({ amount }) => amount)).toEqual([
    '70,69\u00a0€',
    '+ 5,00\u00a0€',
    '+ 4,20\u00a0€',
    '− 5,00\u00a0€',
    '+ 4,08\u00a0€',
    '78,97\u00a0€',
  ])
})

test('the hash of a frozen input ignores the order of keys, which jsonb does not keep, and nothing else', () => {
  const content = sampleBill('fr')
  const shuffled = Object.fromEntries(Object.entries(content).reverse())
  expect(inputHash({ ...content, ...shuffled }, number)).toEqual(inputHash(content, number))
  expect(inputHash({ ...content, total: '7898' }, number)).not.toEqual(inputHash(content, number))
  expect(inputHash(content, 'SFR-2026-11-004818')).not.toEqual(inputHash(content, number))
})
