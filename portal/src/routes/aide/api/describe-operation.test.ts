import { expect, test } from 'vitest'
import { everyRoute } from '../../../../../contract/every-route.ts'
import { readReceipt, startPayment } from '../../../../../contract/routes/payments.ts'
import { describeOperation, searchOperations } from './describe-operation.ts'

const all = (await everyRoute()).map(({ route }) => describeOperation(route))

test('an operation is told in full: who may, what proof, which key, what goes in, comes out and is refused', () => {
  expect(describeOperation(startPayment)).toMatchObject({
    id: 'payments.startPayment',
    domain: 'payments',
    method: 'POST',
    path: '/api/payments',
    permission: 'customer bill:pay',
    assurance: 'session',
    wantsKey: true,
    sharedSeconds: null,
    limits: ['100 / 600 s / actor'],
    status: 201,
  })
  const { body, answer, refusals } = describeOperation(startPayment)
  expect(body).toContain('accountId: id of account')
  expect(body).toContain('billId?: id of bill')
  expect(body).toContain('language: "fr" | "en" | "zh"')
  expect(answer).toContain('failure: "declined" | "insufficient-funds"')
  expect(refusals).toContainEqual({ code: 'amount-changed', status: 409 })
  expect(describeOperation(readReceipt)).toMatchObject({
    path: '/api/payments/{paymentId}/receipt',
    params: [{ name: 'paymentId', shape: 'id of payment', isRequired: true }],
    answer: null,
    bytes: 'application/pdf',
  })
})

test('no operation is written with a part that nobody could read', () => {
  for (const operation of all) {
    expect(JSON.stringify(operation)).not.toMatch(/undefined|\[object|"list"/)
  }
})

test('the search finds by name, path, right, member and refusal, and all words must be there', () => {
  const found = (asked: string) => searchOperations(all, asked).map(({ id }) => id)
  expect(found('receipt')).toContain('payments.readReceipt')
  expect(found('BILL:PAY')).toEqual(['payments.startPayment'])
  expect(found('amount-changed')).toEqual(['payments.startPayment'])
  expect(found('post amount-changed owed')).toEqual(['payments.startPayment'])
  expect(found('')).toHaveLength(all.length)
  expect(found('no-such-thing')).toEqual([])
})
