import { expect, test } from 'vitest'
import { passwordStrength } from './password-strength.ts'

test('length first, then variety', () => {
  expect(passwordStrength('abc')).toEqual({ kind: 'short', missing: 9 })
  expect(passwordStrength('aaaaaaaaaaaaaaaa')).toEqual({ kind: 'weak' })
  expect(passwordStrength('abc123abc123')).toEqual({ kind: 'weak' })
  expect(passwordStrength('vélo rouge 42')).toEqual({ kind: 'fair' })
  expect(passwordStrength('trois vélos rouges au port')).toEqual({ kind: 'strong' })
})

test('a character is one, however it is stored', () => {
  expect(passwordStrength('🐢🐢🐢')).toEqual({ kind: 'short', missing: 9 })
})
