import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Brand } from '../brands/brand-schema.ts'
import { loadBrand } from '../brands/load-brand.ts'
import { contrast, toRgb } from './contrast.ts'
import { pairs, rolesOf } from './roles.ts'

const tokens = readFileSync(join(import.meta.dirname, 'styles/tokens.css'), 'utf8')

async function lookOf(id: string): Promise<Brand['look']> {
  const reading = await loadBrand(id)
  if (reading.kind !== 'loaded') throw new Error(`${id} is refused`)
  return reading.pack.brand.look
}

describe.each(['sfr', 'ligne-claire'])('the brand %s', id => {
  test.each(['light', 'dark'] as const)('has contrast in every pair of roles, %s', async scheme => {
    const roles = rolesOf(tokens, await lookOf(id), scheme)
    const low = pairs.flatMap(({ front, back, bar }) => {
      const ratio = contrast(roles.get(front) ?? [], roles.get(back) ?? [])
      return ratio >= bar && Number.isFinite(ratio)
        ? []
        : [`${front} on ${back}: ${ratio.toFixed(2)} < ${bar}`]
    })
    expect(low).toEqual([])
  })
})

test('a pale brand is caught', () => {
  const pale = tokens.replace('oklch(0.5 var(--chroma)', 'oklch(0.75 var(--chroma)')
  const roles = rolesOf(pale, { hue: 95, chroma: 0.19 }, 'light')
  expect(contrast(roles.get('action') ?? [], roles.get('surface') ?? [])).toBeLessThan(3)
})

test('a role that cannot be read is refused', () => {
  expect(() =>
    rolesOf(
      ':root { --ink: light-dark(oklch(from red l c h), oklch(0 0 0)); }',
      { hue: 1, chroma: 0.1 },
      'light',
    ),
  ).toThrow()
})

describe('the computation', () => {
  test('agrees with the known ends', () => {
    const white = toRgb({ l: 1, c: 0, h: 0 })
    const black = toRgb({ l: 0, c: 0, h: 0 })
    expect(contrast(white, black)).toBeCloseTo(21, 2)
    expect(contrast(white, white)).toBeCloseTo(1, 5)
  })

  test('finds sRGB red, and its ratio on white', () => {
    const [red] = toRgb({ l: 0.627955, c: 0.257683, h: 29.2339 })
    expect(red?.map(value => Math.round(value * 255))).toEqual([255, 0, 0])
    expect(contrast(red ? [red] : [], toRgb({ l: 1, c: 0, h: 0 }))).toBeCloseTo(4, 1)
  })

  test('gives both answers of browsers outside sRGB', () => {
    expect(toRgb({ l: 0.7, c: 0.4, h: 150 })).toHaveLength(2)
  })
})
