import { expect, test } from 'vitest'
import { checkParity, pagesOf, readCapabilities } from './parity.ts'

const right = {
  items: 'S13',
  capability: 'Past bills',
  pages: '/factures',
  app: 'same',
  operations: 'billing.listBills',
  console: '/clients',
  journeys: 'journeys/bills.spec.ts',
  line: 2,
}
const house = {
  portal: new Set(['/factures']),
  console: new Set(['/clients']),
  operations: new Set(['billing.listBills']),
  called: new Set(['billing.listBills']),
  files: new Set(['journeys/bills.spec.ts']),
}
const faults = (change: Partial<typeof right>, there: Partial<typeof house> = {}) =>
  checkParity([{ ...right, ...change }], { ...house, ...there }, ['S13']).map(
    ({ message }) => message,
  )

test('a row that names what is there is right', () => expect(faults({})).toEqual([]))

test.each<readonly [string, Partial<typeof right>, Partial<typeof house>]>([
  ['there is no page /bills', { pages: '/factures /bills' }, {}],
  ['there is no operation billing.read', { operations: 'billing.listBills billing.read' }, {}],
  ['there is no console’s page /x', { console: '/clients /x' }, {}],
  ['there is no journey journeys/gone.spec.ts', { journeys: 'journeys/gone.spec.ts' }, {}],
  ['the page /payer is on no row', {}, { portal: new Set(['/factures', '/payer']) }],
  ['the console’s page /motif is on no row', {}, { console: new Set(['/clients', '/motif']) }],
  [
    'the operation home.read is on no row',
    {},
    { operations: new Set(['billing.listBills', 'home.read']) },
  ],
  ['no page calls billing.listBills', {}, { called: new Set() }],
  ['the item S13 is on no row', { items: 'S14' }, {}],
  ['journeys is neither a way to do it nor a reason', { journeys: 'none: soon' }, {}],
  ['operations is neither a way to do it nor a reason', { operations: '' }, {}],
  ['the app has the same pages, the API only, or a reason', { app: 'yes' }, {}],
])('refused: %s', (fault, change, there) => {
  expect(faults(change, there).join('\n')).toContain(fault)
})

test('a reason stands for a way that is not there', () => {
  expect(faults({ journeys: 'later: with the work on the console' })).toEqual([])
})

test('pages are found under their groups, and one without words in a language is told', () => {
  const files = new Set([
    'portal/src/routes/(espace)/factures/+page.svelte',
    'portal/src/routes/(espace)/factures/words.fr.ts',
    'portal/src/routes/(espace)/factures/words.en.ts',
    'portal/src/routes/aide/+page.svelte',
    'portal/src/routes/aide/[article]/+page.svelte',
    ...['fr', 'en', 'zh'].map(language => `portal/src/routes/aide/words.${language}.ts`),
  ])
  const { addresses, mute } = pagesOf('portal', files)
  expect([...addresses]).toEqual(['/factures', '/aide', '/aide/[article]'])
  expect(mute).toEqual(['/factures'])
})

test('the head of the table is known', () => {
  expect(() => readCapabilities('a,b\n')).toThrow('begins with')
})
