import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents, sumCents } from '../../../contract/money.ts'
import {
  allocateVat,
  creditVat,
  roundingTo,
  splitByRate,
  vatInside,
  vatOfCompany,
  vatOfConsumer,
  vatOnTop,
} from './vat.ts'

const net = (amount: bigint, rateBasisPoints = 2000) => ({ net: cents(amount), rateBasisPoints })
const signed = fc.bigInt({ min: -50_000n, max: 50_000n }).map(cents)
const rate = fc.constantFrom(0, 550, 850, 1000, 2000)

describe('a company: VAT once per rate, on the total', () => {
  test('vector 31: three times 12.49 is taxed 7.49, not three times 2.50', () => {
    expect(vatOfCompany([net(1249n), net(1249n), net(1249n)])[0]?.vat).toBe(749n)
    expect(3n * vatOnTop(cents(1249n), 2000)).toBe(750n)
  })

  test('vector 32: three times 8.33 is taxed 5.00', () => {
    expect(vatOfCompany([net(833n), net(833n), net(833n)])[0]?.vat).toBe(500n)
    expect(3n * vatOnTop(cents(833n), 2000)).toBe(501n)
  })

  test('vector 35: 16.66 at 20 % and 5.00 at 10 % make 25.49', () => {
    const rows = vatOfCompany([net(1666n), net(500n, 1000)])
    expect(rows.map(({ vat }) => vat)).toEqual([333n, 50n])
    expect(sumCents(rows.map(({ gross }) => gross))).toBe(2549n)
  })

  test('vector 34: 9.99 is reached by no net price, so a rounding of one cent is shown', () => {
    expect(roundingTo(cents(999n), vatOfCompany([net(833n)]))).toBe(-1n)
    expect(roundingTo(cents(999n), vatOfCompany([net(832n)]))).toBe(1n)
    for (let amount = 0n; amount < 2000n; amount += 1n)
      expect(amount + vatOnTop(cents(amount), 2000)).not.toBe(999n)
  })
})

describe('a consumer: the price with taxes is what is owed', () => {
  test('vector 33: 19.99 is 16.66 and 3.33', () => {
    const [row] = vatOfConsumer([{ rateBasisPoints: 2000, gross: cents(1999n) }])
    expect(row).toEqual({ rateBasisPoints: 2000, net: 1666n, vat: 333n, gross: 1999n })
  })

  test('the total is the sum of the prices shown, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ rateBasisPoints: rate, gross: signed })), parts => {
        const rows = vatOfConsumer(parts)
        expect(sumCents(rows.map(({ gross }) => gross))).toBe(sumCents(parts.map(p => p.gross)))
        for (const row of rows) expect(row.net + row.vat).toBe(row.gross)
      }),
    )
  })

  test('the VAT shown beside each line sums to that of the bill, keeps its sign, is off by a cent at most', () => {
    fc.assert(
      fc.property(fc.array(signed, { minLength: 1, maxLength: 30 }), rate, (amounts, r) => {
        const vats = allocateVat(amounts, r)
        expect(sumCents(vats)).toBe(vatInside(sumCents(amounts), r))
        vats.forEach((vat, index) => {
          const amount = amounts[index] ?? 0n
          expect(vat === 0n || vat > 0n === amount > 0n).toBe(true)
        })
      }),
    )
  })

  test('a bundle is split once and sums to its price', () => {
    const shares = fc.array(
      fc.record({ rateBasisPoints: rate, weight: fc.bigInt({ min: 1n, max: 1_000_000n }) }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(signed, shares, (gross, list) => {
        expect(sumCents(splitByRate(gross, list).map(part => part.gross))).toBe(gross)
      }),
    )
  })
})

describe('credits never exceed the bill', () => {
  const row = { rateBasisPoints: 2000, net: cents(3747n), vat: cents(749n), gross: cents(4496n) }
  const nothing = { gross: cents(0n), vat: cents(0n) }

  test('vector 36: whole, then in three with the rest for the last', () => {
    expect(creditVat(row, nothing, row.gross)).toBe(749n)
    const first = creditVat(row, nothing, cents(1499n))
    const second = creditVat(row, { gross: cents(1499n), vat: first }, cents(1499n))
    const credited = { gross: cents(2998n), vat: cents(first + second) }
    const third = creditVat(row, credited, cents(1498n))
    expect([first, second, third]).toEqual([250n, 250n, 249n])
  })

  test('one cent too many is a bug', () => {
    const credited = { gross: row.gross, vat: row.vat }
    expect(() => creditVat(row, credited, cents(1n))).toThrow('exceeds')
  })

  test('any cutting gives back the whole VAT, never less than nothing at a time', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 400n }), { minLength: 1 }), cuts => {
        let done = nothing
        for (const cut of [...cuts, 10_000n]) {
          const left = row.gross - done.gross
          if (left === 0n) break
          const amount = cents([cut, left].sort((a, b) => Number(a - b))[0] ?? 0n)
          const vat = creditVat(row, done, amount)
          expect(vat >= 0n && vat <= amount).toBe(true)
          done = { gross: cents(done.gross + amount), vat: cents(done.vat + vat) }
          expect(done.vat <= row.vat && done.gross - done.vat <= row.net).toBe(true)
        }
        expect(done).toEqual({ gross: row.gross, vat: row.vat })
      }),
    )
  })
})
