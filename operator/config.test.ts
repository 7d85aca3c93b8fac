import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const complete = {
  MODE: 'demo',
  DESK_PORT: '3999',
  SMTP_PORT: '2525',
  SMPP_PORT: '2775',
  PSP_PORT: '4242',
  PUSH_PORT: '4243',
  SMPP_URL: 'smpp://ligne:cl%C3%A9@127.0.0.1:2775',
  PSP_PUBLIC_URL: 'http://localhost:4242/',
  PSP_SECRET_KEY: 'sk_test_1',
  PSP_WEBHOOK_SECRET: 'whsec_1',
  SERVER_URL: 'http://localhost:3000',
  INTAKE_URL: 'http://127.0.0.1:3002',
  INTAKE_SECRET: 'secret',
}

test('a complete environment becomes a configuration', () => {
  const reading = readConfig(complete)
  expect(reading).toMatchObject({
    kind: 'config',
    config: {
      seed: 42,
      ports: { desk: 3999, psp: 4242 },
      smpp: { systemId: 'ligne', password: 'clé' },
      psp: { publicUrl: 'http://localhost:4242', webhookUrl: 'http://localhost:3000/hooks/psp' },
    },
  })
})

test('production is refused whatever else is set', () => {
  const reading = readConfig({ ...complete, MODE: 'production' })
  expect(reading.kind).toBe('refused')
})

test('every problem is said at once, each by the name of its variable', () => {
  const reading = readConfig({
    ...complete,
    PSP_PORT: '70000',
    INTAKE_SECRET: undefined,
    SERVER_URL: 'nowhere',
  })
  if (reading.kind !== 'refused') throw new Error('this environment must be refused')
  expect(reading.problems.join('\n')).toMatch(/SERVER_URL.*INTAKE_SECRET.*PSP_PORT/s)
})
