import { describe, expect, test } from 'vitest'
import { cents } from '../../../contract/money.ts'
import { microsecondsOf } from '../../kernel/calendar.ts'
import { packBook } from '../../testing/pack-book.ts'
import {
  alertsOf,
  type CeilingRule,
  causesOfLine,
  ceilingAt,
  type Decision,
  roamingAt,
} from './control.ts'
import { legalRoamingCeiling, taxesOf } from './legal-ceiling.ts'

const since = (text: string) => {
  const at = Temporal.Instant.from(text)
  return { at, atUs: microsecondsOf(at) }
}
const us = (text: string) => since(text).atUs
const legal = cents(6000n)
const ceiling = (at: string, rule: CeilingRule): Decision => ({
  ...since(at),
  kind: 'ceiling',
  cause: 'roaming-data',
  rule,
})
const set = (limit: bigint): CeilingRule => ({ kind: 'set', limit: cents(limit) })

describe('a ceiling as it stands at an instant', () => {
  const decisions = [
    ceiling('2026-11-02T10:00:00Z', set(2000n)),
    ceiling('2026-11-05T10:00:00Z', { kind: 'lifted' }),
    ceiling('2026-11-08T10:00:00Z', { kind: 'usual' }),
  ]
  test.each([
    ['2026-11-02T09:59:59Z', 6000n, 'law'],
    ['2026-11-02T10:00:00Z', 2000n, 'customer'],
    ['2026-11-06T10:00:00Z', null, 'lifted'],
    ['2026-11-09T10:00:00Z', 6000n, 'law'],
  ])('at %s it is %s, of %s', (at, limit, origin) => {
    const standing = ceilingAt(decisions, 'roaming-data', { atUs: us(at), legal })
    expect(standing).toMatchObject({ limit, origin })
  })

  test('without a law and without a decision there is none, and other causes decide nothing', () => {
    const standing = ceilingAt(decisions, 'total', {
      atUs: us('2026-11-20T10:00:00Z'),
      legal: null,
    })
    expect(standing).toEqual({ limit: null, origin: 'none', decidedAt: null })
  })
})

test('roaming is on until it is switched off, from that instant on', () => {
  const off: Decision = { ...since('2026-11-05T10:00:00Z'), kind: 'roaming', allowed: false }
  expect(roamingAt([], us('2026-11-05T10:00:00Z')).allowed).toBe(true)
  expect(roamingAt([off], us('2026-11-05T09:59:59Z')).allowed).toBe(true)
  expect(roamingAt([off], us('2026-11-05T10:00:00Z'))).toMatchObject({ allowed: false })
})

test('alerts are the usual ones until others are chosen, none being a choice', () => {
  const chosen = (thresholds: readonly bigint[] | null): Decision => ({
    ...since('2026-11-05T10:00:00Z'),
    kind: 'alerts',
    subject: 'data',
    thresholds,
  })
  expect(alertsOf([], 'data')).toEqual({ thresholds: [80n, 100n], origin: 'usual' })
  expect(alertsOf([], 'spend')).toEqual({ thresholds: [], origin: 'usual' })
  expect(alertsOf([chosen([])], 'data')).toEqual({ thresholds: [], origin: 'customer' })
  expect(alertsOf([chosen([50n]), chosen(null)], 'data').origin).toBe('usual')
})

test('a fixed line never leaves home', () => {
  expect(causesOfLine('fixed')).toEqual(['out-of-bundle', 'premium', 'total'])
  expect(causesOfLine('tv')).toEqual([])
})

test('the law says 50 € without taxes: 60 € where prices have 20 % in them, 50 € where they have none', async () => {
  const book = await packBook({})
  const on = Temporal.PlainDate.from('2026-11-20')
  expect(legalRoamingCeiling(book, 'mobile', on)).toMatchObject({
    limit: 6000n,
    notices: [80n, 100n],
  })
  const { plans } = book.current.tariffs
  const plan = plans.get('mobile')
  if (plan === undefined) throw new Error('the pack has no mobile prices')
  const company = new Map([...plans, ['mobile', { ...plan, taxes: 'excluded' as const }]])
  const tariffs = { ...book.current.tariffs, plans: company }
  const without = { ...book, current: { ...book.current, tariffs } }
  expect(legalRoamingCeiling(without, 'mobile', on)?.limit).toBe(5000n)
  expect(taxesOf(without, 'mobile')).toBe('excluded')
  expect(legalRoamingCeiling(book, 'mobile', Temporal.PlainDate.from('2022-06-30'))).toBeNull()
})
