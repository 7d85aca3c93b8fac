import { expect, test } from 'vitest'
import { refusePassword } from './password.ts'

const judge = (password: string, context: readonly string[] = [], breached = false) =>
  refusePassword({ password, context, breached })

test('V6.2.1 V6.2.9 twelve characters at least, 128 at most', () => {
  expect(judge('onze lettres'.slice(0, 11))).toBe('password-too-short')
  expect(judge('douze signes')).toBeNull()
  expect(judge('é'.repeat(64))).toBeNull()
  expect(judge('x'.repeat(128))).toBeNull()
  expect(judge('x'.repeat(129))).toBe('password-too-long')
})

test('V6.2.5 any composition is taken: no kind of character is asked for, none refused', () => {
  for (const password of [
    'tout en minuscules',
    'TOUT EN MAJUSCULES',
    '000111222333',
    '中文密码中文密码中文密码',
    '!!!???,,,;;;',
    '🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑',
  ])
    expect(judge(password)).toBeNull()
})

test('V6.2.11 V6.2.12 what is breached, or made of the brand and the name, is refused', () => {
  expect(judge('douze signes', [], true)).toBe('password-breached')
  expect(judge('SFR-camille-2026', ['sfr', 'Camille'])).toBe('password-is-context')
  expect(judge('ma phrase avec sfr dedans', ['sfr'])).toBeNull()
})
