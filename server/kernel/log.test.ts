import { expect, test } from 'vitest'
import { Fault } from './errors.ts'
import { openLog } from './log.ts'

// Proves V16.2.4 V16.2.5 V16.4.1 of docs/asvs.csv.
// Threats 28 and 29 of docs/threats.csv.
const canaries = [
  'amelie.durand@example.org',
  '06 12 34 56 78',
  '+33612345678',
  'FR76 3000 6000 0112 3456 7890 189',
  '4242424242424242',
  '4242 4242 4242 4242',
  '482913',
  'pZ8u3hQ0Jt7mXv2nB5cK9wR4yL6sD1fG8aE0iU3oT5q',
]

const capture = () => {
  const lines: string[] = []
  const log = openLog('debug', { role: 'web', password: 'hunter2hunter2' }, line =>
    lines.push(line),
  )
  return { log, lines }
}

test('no secret and nothing personal comes out, by message, fact, error, cause or fact of a fault', () => {
  const { log, lines } = capture()
  for (const canary of canaries) {
    log.info(`sign-in of ${canary}`, { route: canary, body: canary, to: canary, address: canary })
    const cause = new Error(`key (${canary}) already exists`)
    log.error('failed', new Fault(`bad ${canary}`, { email: canary, reason: canary }, cause))
  }
  const all = lines.join('')
  for (const canary of [...canaries, 'hunter2hunter2']) expect(all).not.toContain(canary)
  expect(lines).toHaveLength(2 * canaries.length)
})

test('keeps what locates a failure: ids, names, codes, places', () => {
  const { log, lines } = capture()
  const billId = '0199aa11-2233-7abc-8def-0123456789ab'
  const error = new Fault('a charge without a line', { billId, at: '2026-11-22T21:05:00Z' })
  log.error('job failed', error, { job: 'billing.run', attempt: 3, requestId: billId })
  const [line] = lines.map(text => JSON.parse(text))
  expect(line).toMatchObject({
    level: 'error',
    role: 'web',
    job: 'billing.run',
    attempt: 3,
    requestId: billId,
    msg: 'job failed',
    failure: {
      name: 'Fault',
      message: 'a charge without a line',
      facts: { billId, at: '2026-11-22T21:05:00Z' },
    },
  })
  expect(line.failure.places[0]).toContain('log.test.ts')
})

test('a text with line ends stays one line, which parses', () => {
  const { log, lines } = capture()
  log.warn('sign-in\r\n{"level":"error","msg":"forged"}', { reason: 'a\r\nb\u2028c' })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trim().split(/\r|\n/)).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '').level).toBe('warn')
})
