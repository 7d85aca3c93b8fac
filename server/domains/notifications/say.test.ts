import { expect, test } from 'vitest'
import { sayIn } from './say.ts'

test('the first day of a month is said as each language says it', () => {
  const said = (language: 'fr' | 'en' | 'zh') => sayIn(language, 'Europe/Paris').date('2026-11-01')
  expect(said('fr')).toBe('1er novembre 2026')
  expect(said('en')).toBe('1 November 2026')
  expect(said('zh')).toBe('2026年11月1日')
  expect(sayIn('fr', 'Europe/Paris').date('2026-11-11')).toBe('11 novembre 2026')
  expect(sayIn('fr', 'Europe/Paris').instant('2026-11-01T11:00:00Z')).toMatch(/^1er novembre 2026/)
})
