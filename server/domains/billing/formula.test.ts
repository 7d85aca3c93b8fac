import { expect, test } from 'vitest'
import { cents } from '../../../contract/money.ts'
import { formulaOf } from './formula.ts'
import { writtenIn } from './written.ts'

const plain = (text: string) => text.replace(/\s/g, ' ')
const rate = { version: 'mobile/2026-06-01/voice out from home to switzerland', from: '2026-06-01' }

test('what a ceiling took off is in the sum that explains a line', () => {
  const proof = {
    rule: 'usage',
    micros: '800000',
    quantity: 180,
    price: { micros: '500000', per: 60 },
    writtenOff: '700000',
    rate,
  } as const
  const formula = formulaOf(proof, cents(80n), writtenIn('fr'))
  expect(plain(formula)).toBe('180 × 0,50 € ÷ 60 − 0,70 € = 0,80 €')
})
