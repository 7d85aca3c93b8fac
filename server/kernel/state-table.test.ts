import { expect, test } from 'vitest'
import { next, stateTable } from './state-table.ts'

const message = stateTable({
  queued: { send: 'sent', fail: 'failed' },
  sent: { deliver: 'delivered', fail: 'failed' },
  delivered: {},
  failed: {},
})

test('an event leads where the table says, and nowhere else', () => {
  expect(next(message, 'queued', 'send')).toBe('sent')
  expect(next(message, 'sent', 'fail')).toBe('failed')
  expect(next(message, 'delivered', 'fail')).toBe(null)
  expect(next(message, 'queued', 'deliver')).toBe(null)
})
