import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cents, cents, sumCents, zeroCents } from '../../../../contract/money.ts'
import { type TaxedPart, type VatRow, vatInside, vatOfCompany, vatOfConsumer } from '../vat.ts'
import { type Credit, type Creditable, decideCredit, mostOf } from './credit.ts'

type Line = readonly TaxedPart[]
type Given = { readonly line: number; readonly credit: Credit }

/** A bill of some lines, as `composeBill` makes it: its categories and its rounding. */
const billOf = (lines: readonly Line[], kind: 'consumer' | 'company') => {
  const parts = lines.flat()
  const categories =
    kind === 'consumer'
      ? vatOfConsumer(parts)
      : vatOfCompany(
          parts.map(({ rateBasisPoints, gross }) => ({
            rateBasisPoints,
            net: cents(gross - vatInside(gross, rateBasisPoints)),
          })),
        )
  const total = sumCents(parts.map(({ gross }) => gross))
  return { categories, rounding: cents(total - sumCents(categories.map(({ gross }) => gross))) }
}

/** What is asked before one more credit of a line. */
const baseOf = (
  lines: readonly Line[],
  kind: 'consumer' | 'company',
  { line, given }: { readonly line: number; readonly given: readonly Given[] },
): Creditable => {
  const own = given.filter(one => one.line === line)
  return {
    parts: lines[line] ?? [],
    takenOfLine: own.flatMap(({ credit }) => credit.rows),
    roundingOfLine: sumCents(own.map(({ credit }) => credit.rounding)),
    ...billOf(lines, kind),
    taken: given.flatMap(({ credit }) => credit.rows),
    takenRounding: sumCents(given.map(({ credit }) => credit.rounding)),
  }
}

const at20 = (gross: bigint): Line => [{ rateBasisPoints: 2000, gross: cents(gross) }]

const creditOf = (base: Creditable, amount: Cents): Credit => {
  const decided = decideCredit(base, amount)
  if (decided.kind !== 'credit') throw new Error(`at most ${decided.most}`)
  return decided.credit
}

describe('vector 36', () => {
  const lines = [at20(1499n), at20(1499n), at20(1499n)]

  test('three credits of 12.49 without taxes carry 2.50, 2.50 and the rest: 2.49', () => {
    const given: Given[] = []
    for (const line of [0, 1, 2]) {
      const base = baseOf(lines, 'company', { line, given })
      given.push({ line, credit: creditOf(base, mostOf(base)) })
    }
    expect(given.map(({ credit }) => [credit.net, credit.vat])).toEqual([
      [1249n, 250n],
      [1249n, 250n],
      [1249n, 249n],
    ])
    expect(sumCents(given.map(({ credit }) => credit.total))).toBe(4497n)
  })

  test('a company’s 9.99, which no net reaches, is given back as it was billed', () => {
    const base = baseOf([at20(999n)], 'company', { line: 0, given: [] })
    expect(creditOf(base, cents(999n))).toMatchObject({ net: 832n, vat: 166n, rounding: 1n })
  })
})

test('a discount of the same category lowers what can be given back of the line', () => {
  const lines = [at20(1899n), at20(-1000n)]
  expect(mostOf(baseOf(lines, 'consumer', { line: 0, given: [] }))).toBe(899n)
  expect(mostOf(baseOf(lines, 'consumer', { line: 1, given: [] }))).toBe(0n)
  const base = baseOf(lines, 'consumer', { line: 0, given: [] })
  expect(decideCredit(base, cents(900n))).toEqual({ kind: 'too-high', most: 899n })
  expect(decideCredit(base, zeroCents)).toEqual({ kind: 'too-high', most: 899n })
})

test('a bundle is given back at the rates at which it was billed', () => {
  const bundle = [
    { rateBasisPoints: 2000, gross: cents(2400n) },
    { rateBasisPoints: 1000, gross: cents(1100n) },
  ]
  const base = baseOf([bundle, at20(500n)], 'consumer', { line: 0, given: [] })
  expect(creditOf(base, cents(3500n)).rows).toEqual([
    { rateBasisPoints: 2000, gross: 2400n, vat: 400n, net: 2000n },
    { rateBasisPoints: 1000, gross: 1100n, vat: 100n, net: 1000n },
  ])
})

const part = fc.record({
  rateBasisPoints: fc.constantFrom(2000, 1000, 550, 0),
  gross: fc.bigInt({ min: -800n, max: 4000n }).map(cents),
})
const someLines = fc.array(fc.array(part, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 5,
})
const someWishes = fc.array(
  fc.record({ line: fc.nat(4), amount: fc.bigInt({ min: 1n, max: 4000n }) }),
  {
    maxLength: 30,
  },
)
const kinds = fc.constantFrom('consumer' as const, 'company' as const)

/** Grants each wish, cut to what is left; answers what was given. */
const grantAll = (
  lines: readonly Line[],
  kind: 'consumer' | 'company',
  wishes: readonly { readonly line: number; readonly amount: bigint }[],
): readonly Given[] => {
  const given: Given[] = []
  for (const { line, amount } of wishes.filter(wish => wish.line < lines.length)) {
    const base = baseOf(lines, kind, { line, given })
    const most = mostOf(base)
    if (most === 0n) continue
    given.push({ line, credit: creditOf(base, amount < most ? cents(amount) : most) })
  }
  return given
}

const sumsAt = (rows: readonly VatRow[], rate: number) => {
  const own = rows.filter(({ rateBasisPoints }) => rateBasisPoints === rate)
  return {
    net: sumCents(own.map(({ net }) => net)),
    vat: sumCents(own.map(({ vat }) => vat)),
  }
}

test('credits never exceed the bill in any category, nor the line, whatever is asked in whatever order', () => {
  fc.assert(
    fc.property(someLines, someWishes, kinds, (lines, wishes, kind) => {
      const { categories } = billOf(lines, kind)
      const given = grantAll(lines, kind, wishes)
      for (const row of categories) {
        const taken = sumsAt(
          given.flatMap(({ credit }) => credit.rows),
          row.rateBasisPoints,
        )
        const within = (amount: Cents, most: Cents) =>
          amount >= 0n && (amount <= most || amount === 0n)
        expect(within(taken.net, row.net) && within(taken.vat, row.vat)).toBe(true)
      }
      for (const [line, parts] of lines.entries()) {
        const taken = sumCents(
          given.filter(one => one.line === line).map(({ credit }) => credit.total),
        )
        const billed = sumCents(parts.map(({ gross }) => gross).filter(gross => gross > 0n))
        expect(taken <= billed).toBe(true)
      }
      for (const { credit } of given) {
        expect(credit.total).toBe(credit.net + credit.vat + credit.rounding)
        expect(credit.total > 0n).toBe(true)
        expect(credit.rows.every(({ net, vat }) => net >= 0n && vat >= 0n)).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

test('a bill without credits of its own, given back line by line, is given back to the last cent of VAT', () => {
  const charged = fc.array(
    fc.tuple(fc.constantFrom(2000, 1000), fc.bigInt({ min: 1n, max: 4000n })),
    { minLength: 1, maxLength: 5 },
  )
  fc.assert(
    fc.property(charged, someWishes, kinds, (charges, wishes, kind) => {
      const lines = charges.map(([rateBasisPoints, gross]) => [
        { rateBasisPoints, gross: cents(gross) },
      ])
      const all = charges.map((_, line) => ({ line, amount: 4000n }))
      const given = grantAll(lines, kind, [...wishes, ...all, ...all])
      const { categories, rounding } = billOf(lines, kind)
      const rows = given.flatMap(({ credit }) => credit.rows)
      const left = categories.map(row => {
        const { net, vat } = sumsAt(rows, row.rateBasisPoints)
        return [row.net - net, row.vat - vat]
      })
      const leftRounding = rounding - sumCents(given.map(({ credit }) => credit.rounding))
      if (kind === 'consumer') expect(left.flat().every(amount => amount === 0n)).toBe(true)
      const leftInAll = left.flat().reduce((sum, amount) => sum + amount, 0n) + leftRounding
      // A cent that one category rounded away from another is neither's to give back.
      if (categories.length === 1) expect(leftInAll).toBe(0n)
      expect(leftInAll >= 0n && leftInAll <= BigInt(categories.length)).toBe(true)
    }),
    { numRuns: 400 },
  )
})
