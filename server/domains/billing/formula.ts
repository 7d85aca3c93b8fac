import { type Cents, cents, fromMoney, microEuros } from '../../../contract/money.ts'
import type { Proof } from '../../../contract/proof.ts'
import { divRound } from '../../kernel/money.ts'
import type { Written } from './written.ts'

/**
 * The sum behind a line, in figures and in the habits of a language: `29,99 € × 16 ÷ 30 = 15,994667 € → 15,99 €`.
 * The exact value is shown to 10⁻⁶ where it was rounded.
 */
export const formulaOf = (proof: Proof, gross: Cents, written: Written): string => {
  const { euros, number } = written
  switch (proof.rule) {
    case 'whole-period':
    case 'single':
      return euros(fromMoney(proof.price))
    case 'days': {
      const price = fromMoney(proof.price)
      const { days, ofDays } = proof
      const sum = `${euros(price)} × ${number(days)} ÷ ${number(ofDays)}`
      return reached(sum, partOf(price, days, ofDays), { gross, written })
    }
    case 'unused-days': {
      const price = fromMoney(proof.price)
      const billed = fromMoney(proof.billed)
      const lived = `${euros(price)} × ${number(proof.days)} ÷ ${number(proof.ofDays)}`
      const sum = proof.days === 0 ? euros(cents(-billed)) : `${lived} − ${euros(billed)}`
      return proof.days === 0 ? sum : `${sum} = ${euros(gross)}`
    }
    case 'usage':
      return usageFormula(proof, gross, written)
  }
}

type UsageProof = Extract<Proof, { rule: 'usage' }>

/** The product is shown only when one price explains the whole line. */
const usageFormula = (proof: UsageProof, gross: Cents, written: Written): string => {
  const micros = microEuros(BigInt(proof.micros))
  if (micros === 0n) return written.euros(cents(0n))
  const { price, quantity } = proof
  const off = microEuros(BigInt(proof.writtenOff ?? '0'))
  const explains =
    price !== undefined &&
    divRound(BigInt(quantity) * BigInt(price.micros), BigInt(price.per)) === micros + off
  if (!explains) return reached('', micros, { gross, written })
  const unit = written.exactEuros(microEuros(BigInt(price.micros)))
  const per = price.per === 1 ? '' : ` ÷ ${written.number(price.per)}`
  const less = off === 0n ? '' : ` − ${written.exactEuros(off)}`
  return reached(`${written.number(quantity)} × ${unit}${per}${less}`, micros, { gross, written })
}

const partOf = (price: Cents, days: number, ofDays: number) =>
  microEuros(divRound(price * 10_000n * BigInt(days), BigInt(ofDays)))

type Shown = { readonly gross: Cents; readonly written: Written }

const reached = (sum: string, exact: ReturnType<typeof microEuros>, { gross, written }: Shown) => {
  const steps = [
    ...(sum === '' ? [] : [sum]),
    ...(exact === gross * 10_000n ? [] : [written.exactEuros(exact)]),
  ]
  const end = written.euros(gross)
  return exact === gross * 10_000n ? [...steps, end].join(' = ') : `${steps.join(' = ')} → ${end}`
}
