import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OperatorWorld, startOperatorWorld } from '../testing/operator-world.ts'
import { localhostPem } from './push-service.ts'

let world: OperatorWorld

beforeAll(async () => {
  world = await startOperatorWorld()
})
afterAll(() => world.stop())

const ca = readFileSync(localhostPem)
const endpointOf = (name: string) => world.operator.parties.push.endpointOf(name)

/** The status; the certificate is checked as any client checks it. */
const send = (name: string, body: Buffer, method = 'POST') =>
  new Promise<number | undefined>((resolve, reject) => {
    const sending = request(endpointOf(name), { method, ca, agent: false }, response => {
      response.resume().on('end', () => resolve(response.statusCode))
    })
    sending.on('error', reject).end(body)
  })

const messagesOf = async (name: string) =>
  JSON.parse(await (await fetch(`${world.desk}/api/browsers/${name}/messages`)).text())

test('what is pushed to a browser is kept for it alone, as it came', async () => {
  expect(await send('one', Buffer.from([0, 255, 10]))).toBe(201)
  expect(await messagesOf('one')).toMatchObject({
    endpoint: endpointOf('one'),
    messages: [{ body: 'AP8K' }],
  })
  expect((await messagesOf('two')).messages).toEqual([])
})

test('a browser that is gone says so, and what no push may be is refused', async () => {
  world.operator.parties.push.answer('away', 410)
  expect(await send('away', Buffer.from('x'))).toBe(410)
  expect(await send('large', Buffer.alloc(9000))).toBe(413)
  expect(await send('read', Buffer.alloc(0), 'GET')).toBe(405)
  expect([...(await messagesOf('large')).messages, ...(await messagesOf('read')).messages]).toEqual(
    [],
  )
})
