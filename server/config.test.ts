import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const production = {
  MODE: 'production',
  BRAND: 'sfr',
  DATABASE_URL: 'postgres://server@db/lc',
  PUBLIC_ORIGIN: 'https://space.example',
  CONSOLE_ORIGIN: 'https://console.example',
  INTAKE_SECRET: 'i'.repeat(32),
  SMTP_URL: 'smtp://mail:25',
  SMPP_URL: 'smpp://u:p@sms:2775',
  PSP_SECRET_KEY: 'k'.repeat(32),
  PSP_WEBHOOK_SECRET: 'w'.repeat(32),
}

test('production is the mode of whoever says nothing, and what it needs is enough', () => {
  const { MODE: _, ...silent } = production
  expect(readConfig(silent)).toMatchObject({
    mode: 'production',
    host: '127.0.0.1',
    historyMonths: 0,
  })
})

test('V12.2.1 production is reached over TLS only', () => {
  for (const name of ['PUBLIC_ORIGIN', 'CONSOLE_ORIGIN'])
    expect(() => readConfig({ ...production, [name]: 'http://space.example' })).toThrow(
      `${name} must be https in production`,
    )
})

test.each(Object.keys(production).filter(name => name !== 'MODE'))(
  'V13.2.3 production starts with no %s of ours in place of its own',
  name => {
    expect(() => readConfig({ ...production, [name]: undefined })).toThrow(name)
  },
)

test('V13.2.3 a short secret, an address that is no origin and a role that is none are refused', () => {
  for (const name of ['INTAKE_SECRET', 'PSP_SECRET_KEY', 'PSP_WEBHOOK_SECRET'])
    expect(() => readConfig({ ...production, [name]: 'short' })).toThrow('at least 32 characters')
  expect(() => readConfig({ ...production, PUBLIC_ORIGIN: 'https://space.example/x' })).toThrow()
  expect(() => readConfig({ ...production, ROLES: 'web,root' })).toThrow('root')
  expect(() => readConfig({ ...production, PORT: '80; rm' })).toThrow('PORT')
})
