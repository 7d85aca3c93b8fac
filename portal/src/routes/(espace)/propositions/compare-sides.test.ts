import { expect, test } from 'vitest'
import { compareSides, differenceOf } from './compare-sides.ts'

const euros = (amount: string) => ({ amount, currency: 'EUR' as const })
const named = (name: string) => ({ fr: name, en: name, zh: name })
const item = (name: string, kind: 'plan' | 'option' | 'discount', amount: string) => ({
  names: named(name),
  kind,
  amount: euros(amount),
})

test('what stays is one row, what goes and what comes are one each', () => {
  const rows = compareSides({
    before: {
      monthly: euros('1500'),
      items: [item('Petit', 'plan', '1000'), item('Sport', 'option', '500')],
    },
    after: {
      monthly: euros('2500'),
      items: [item('Grand', 'plan', '2000'), item('Sport', 'option', '500')],
    },
  })
  expect(rows).toEqual([
    { names: named('Petit'), before: euros('1000') },
    { names: named('Sport'), before: euros('500'), after: euros('500') },
    { names: named('Grand'), after: euros('2000') },
  ])
})

test('two discounts of one name stay two rows', () => {
  const side = {
    monthly: euros('-200'),
    items: [item('Remise', 'discount', '-100'), item('Remise', 'discount', '-100')],
  }
  expect(compareSides({ before: side, after: side })).toHaveLength(2)
})

test('a difference is exact beyond what a number holds', () => {
  expect(differenceOf(euros('9007199254740993'), euros('9007199254740992'))).toEqual(euros('-1'))
})
