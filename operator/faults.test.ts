import { expect, test } from 'vitest'
import { createFaults } from './faults.ts'

test('a fault strikes as many times as asked, then is off', () => {
  const faults = createFaults()
  faults.set({ name: 'sms.throttle', times: 2 })
  expect(faults.take('sms.throttle')?.remaining).toBe(2)
  expect(faults.take('sms.throttle')?.remaining).toBe(1)
  expect(faults.take('sms.throttle')).toBeUndefined()
  expect(faults.list()).toEqual([])
})

test('a fault without a number strikes until it is switched off', () => {
  const faults = createFaults()
  faults.set({ name: 'mail.delay', delayMs: 10 })
  faults.take('mail.delay')
  expect(faults.take('mail.delay')?.delayMs).toBe(10)
  faults.clear('mail.delay')
  expect(faults.take('mail.delay')).toBeUndefined()
})
