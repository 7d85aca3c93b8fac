import { createECDH, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createServer, type Server } from 'node:https'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPush, type PushEdge } from './open-push.ts'

const pem = readFileSync(new URL('../../../operator/push/localhost.pem', import.meta.url), 'utf8')
let service: Server
let host = ''
let edge: PushEdge
let status = 201
const received: { headers: IncomingMessage['headers']; bytes: Buffer }[] = []

const vapid = () => {
  const curve = createECDH('prime256v1')
  const publicKey = curve.generateKeys().toString('base64url')
  return { publicKey, privateKey: curve.getPrivateKey().toString('base64url') }
}

beforeAll(async () => {
  service = createServer({ key: pem, cert: pem }, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      received.push({ headers: request.headers, bytes: Buffer.concat(parts) })
      response.writeHead(status, { location: `https://${host}/elsewhere` }).end()
    })
  })
  await new Promise<void>(resolve => service.listen(0, '127.0.0.1', resolve))
  const address = service.address()
  host = `localhost:${typeof address === 'object' ? address?.port : ''}`
  edge = openPush({
    vapid: vapid(),
    subject: 'mailto:espace@example.org',
    hosts: [host],
    ca: pem,
  })
})
afterAll(() => {
  edge.stop()
  service.closeAllConnections()
  service.close()
})

const target = (endpoint: string) => ({
  endpoint,
  keys: {
    p256dh: createECDH('prime256v1').generateKeys().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
  },
})

const send = (endpoint = `https://${host}/browser-1`) =>
  edge.sendPush({
    target: target(endpoint),
    title: 'Votre facture est prête',
    body: 'CANARY 34,90 €',
    path: '/factures/1',
    messageId: '0199aa11-2233-7abc-8def-0123456789ab',
  })

test('reaches the push service, signed, and readable by the browser only', async () => {
  status = 201
  expect(await send()).toEqual({ kind: 'accepted', providerReference: null })
  const [message] = received
  expect(message?.headers['content-encoding']).toBe('aes128gcm')
  expect(message?.headers.authorization).toMatch(/^vapid t=/)
  expect(message?.headers.ttl).toBe('86400')
  expect(message?.headers.topic).toBe('0199aa1122337abc8def0123456789ab')
  expect(message?.bytes.includes('CANARY')).toBe(false)
})

test.each([
  [404, { kind: 'gone' }],
  [410, { kind: 'gone' }],
  [413, { kind: 'refused', reason: 'push service 413' }],
])('the service answers %i', async (answer, outcome) => {
  status = answer
  expect(await send()).toEqual(outcome)
})

test.each([429, 500, 301])(
  '%i is thrown, to be tried again, and no redirect is followed',
  async answer => {
    status = answer
    const before = received.length
    await expect(send()).rejects.toThrow()
    expect(received).toHaveLength(before + 1)
  },
)

test.each([
  'https://127.0.0.1:9999/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://2130706433/x',
  'https://0x7f.1/x',
  'https://fcm.googleapis.com.evil.example/x',
  'https://fcm.googleapis.com@127.0.0.1/x',
  'https://user@fcm.googleapis.com/x',
  'https://fcm.googleapis.com:8443/x',
  'http://fcm.googleapis.com/x',
  'file:///etc/passwd',
  'gopher://fcm.googleapis.com/x',
  'push.apple.com',
])('%s is not a push service', async endpoint => {
  const real = openPush({ vapid: vapid(), subject: 'mailto:espace@example.org' })
  expect(real.mayPushTo(endpoint)).toBe(false)
  const outcome = await real.sendPush({
    target: target(endpoint),
    title: '',
    body: '',
    path: '/',
    messageId: 'none',
  })
  expect(outcome).toEqual({ kind: 'gone' })
  real.stop()
})

test.each([
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/abc',
  'https://db5p.notify.windows.com/w/?token=abc',
])('%s is one', endpoint => {
  const real = openPush({ vapid: vapid(), subject: 'mailto:espace@example.org' })
  expect(real.mayPushTo(endpoint)).toBe(true)
  real.stop()
})
