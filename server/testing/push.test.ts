import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HttpBrowser } from './http-browser.ts'
import { personOfCanaries, putInService, signedIn, signedUp } from './person-of-canaries.ts'
import { pushBrowser } from './push-browser.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'

let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database)
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await database.close()
})

const moveOn = async (days: number) => {
  const { clock } = server.operator
  const read = await clock.read()
  if (read.kind !== 'read') throw new Error(read.problem)
  const to = Temporal.Instant.from(read.now).add({ hours: 24 * days })
  const moved = await clock.moveTo(to.toString())
  if (moved.kind !== 'read') throw new Error(`${moved.problem}: ${server.said().slice(-2000)}`)
}

const subscribe = (browser: HttpBrowser, endpoint: string, keys = pushBrowser().keys) =>
  browser.ask('POST', '/api/push-subscriptions', { body: { endpoint, keys } })

const endpointOf = (name: string) => server.operator.push.endpointOf(name)
const sentTo = (name: string) => server.operator.browsers.of(name)
const sentTotal = () =>
  server.operator.browsers.owners().reduce((total, name) => total + sentTo(name).length, 0)
const registerOf = async (browser: HttpBrowser): Promise<readonly string[]> => {
  const { body } = await browser.ask('GET', '/api/messages?limit=100')
  return body.messages
    .filter(({ channel }: { channel: string }) => channel === 'push')
    .map(({ state }: { state: string }) => state)
}

test('a bill that is ready is told to each browser that asked, readable by it alone and without its amount', async () => {
  const person = personOfCanaries('CHLOE', 3)
  await putInService(server, person)
  const home = await signedUp(server, person)
  await moveOn(35)
  expect(sentTotal()).toBe(0)
  expect(await registerOf(home)).toEqual([])

  const phone = await signedIn(server, person)
  const laptop = await signedIn(server, person)
  const keys = { home: pushBrowser(), phone: pushBrowser() }
  const subscriptions = [
    await subscribe(home, endpointOf('home'), keys.home.keys),
    await subscribe(phone, endpointOf('phone'), keys.phone.keys),
    await subscribe(laptop, endpointOf('laptop')),
  ]
  expect(subscriptions.map(({ status }) => status)).toEqual([201, 201, 201])
  const again = await subscribe(phone, endpointOf('phone'), keys.phone.keys)
  expect(again.body).toEqual(subscriptions[1]?.body)
  await laptop.ask('DELETE', '/api/session')
  server.operator.push.answer('home', 410)
  await moveOn(31)

  await until(() => sentTo('phone').length > 0)
  const { bills } = (await phone.ask('GET', '/api/bills')).body
  const [message] = sentTo('phone')
  const payload = JSON.parse(keys.phone.read(message?.body ?? Buffer.alloc(0)))
  expect(payload).toMatchObject({
    title: 'Votre facture est prête',
    body: 'Ouvrez-la dans votre espace.',
    path: `/factures/${bills[0].id}`,
  })
  expect(JSON.stringify(payload)).not.toMatch(/CANARY|€|\d,\d\d/)
  expect(() => keys.home.read(message?.body ?? Buffer.alloc(0))).toThrow()
  expect(message?.headers.topic).toBe(payload.messageId.replaceAll('-', ''))
  expect(sentTo('home')).toHaveLength(1)
  expect(sentTo('laptop')).toEqual([])
  expect(await registerOf(phone)).toEqual(['sent'])

  await home.ask('DELETE', '/api/sessions')
  const states = await registerOf(home)
  await moveOn(31)
  expect(sentTotal()).toBe(2)
  expect(await registerOf(home)).toEqual(states)
}, 180_000)

test('only a push service of browsers, with a usable key, is written to; a browser is forgotten when asked', async () => {
  const person = personOfCanaries('DENIS', 4)
  await putInService(server, person)
  const browser = await signedUp(server, person)
  for (const endpoint of [
    'https://127.0.0.1:9999/x',
    'https://169.254.169.254/latest/meta-data',
    'https://fcm.googleapis.com.evil.example/x',
    endpointOf('x').replace('localhost', '127.0.0.1'),
  ])
    expect((await subscribe(browser, endpoint)).body).toMatchObject({
      status: 422,
      code: 'push-service-unknown',
    })
  const endpoint = endpointOf('denis')
  expect((await subscribe(browser, 'http://localhost/x')).status).toBe(400)
  const nowhere = { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: 'A'.repeat(22) }
  expect((await subscribe(browser, endpoint, nowhere)).body).toMatchObject({
    code: 'push-key-invalid',
  })
  const { body } = await subscribe(browser, endpoint)
  const path = `/api/push-subscriptions/${body.subscriptionId}`
  expect((await browser.ask('DELETE', path)).status).toBe(204)
  expect((await browser.ask('DELETE', path)).status).toBe(404)
}, 120_000)

const until = async (holds: () => boolean) => {
  for (let turn = 0; turn < 200 && !holds(); turn += 1) await pause(50)
  expect(holds()).toBe(true)
}
