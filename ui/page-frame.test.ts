import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ownName } from './language.ts'
import { allowBrandStyle, chooseLanguage, fillFrame, safeReturn } from './page-frame.ts'
import { toTheme } from './themes.ts'

// Proves V3.7.2 of docs/asvs.csv.
const frame = { language: 'zh', theme: 'dark', hue: 18, chroma: 0.19 } as const
const template = '<html lang="fr" data-theme="auto"><style>/* page.brand */</style>'

test('language: profile, then cookie, then browser, then French', () => {
  expect(chooseLanguage({ profile: 'zh', cookie: 'en', header: 'fr' })).toBe('zh')
  expect(chooseLanguage({ cookie: 'en', header: 'zh' })).toBe('en')
  expect(chooseLanguage({ cookie: 'xx', header: 'de, zh-CN;q=0.9, en;q=0.2' })).toBe('zh')
  expect(chooseLanguage({ header: null })).toBe('fr')
})

test('the page leaves with its language, theme and brand', () => {
  const html = fillFrame(template, frame)
  expect(html).toBe(
    '<html lang="zh-Hans" data-theme="dark"><style>:root{--hue:18;--chroma:0.19}</style>',
  )
})

test('the policy lets exactly the brand’s style through', () => {
  const style = /<style>(.*)<\/style>/.exec(fillFrame(template, frame))?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(allowBrandStyle("default-src 'self'; style-src 'self'; img-src 'self'", frame)).toBe(
    `default-src 'self'; style-src 'self' 'sha256-${hash}'; img-src 'self'`,
  )
  const development = "style-src 'self' 'unsafe-inline'"
  expect(allowBrandStyle(development, frame)).toBe(development)
})

test('one only goes back to a path of ours', () => {
  expect(safeReturn('/factures/1?vue=toutes')).toBe('/factures/1?vue=toutes')
  for (const foreign of [
    '//evil.example',
    '/\\evil',
    'https://evil.example',
    '',
    null,
    '/a b',
    'x',
  ])
    expect(safeReturn(foreign)).toBe('/')
})

test('threat 32: wherever one is sent back to, it is our own origin', () => {
  const ours = 'https://space.example'
  const tried = [
    '//evil',
    '/\\evil',
    'https:evil',
    '/%09/evil',
    '@evil',
    '/\t/evil',
    '\\\\evil',
    '/.//evil',
  ]
  for (const path of tried) expect(new URL(safeReturn(path), ours).origin).toBe(ours)
})

test('what is not a theme is the system’s', () => {
  expect(toTheme('dark')).toBe('dark')
  expect(toTheme('"><script>')).toBe('auto')
})

test('languages are named by those who speak them', () => {
  expect((['fr', 'en', 'zh'] as const).map(ownName)).toEqual(['Français', 'English', '中文'])
})
