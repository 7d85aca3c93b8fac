import { request as rawRequest } from 'node:http'
import nodemailer from 'nodemailer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { signBody } from '../signature.ts'
import { type OperatorWorld, startOperatorWorld } from '../testing/operator-world.ts'

let world: OperatorWorld

beforeAll(async () => {
  world = await startOperatorWorld()
})
beforeEach(() => {
  world.operator.parties.faults.clearAll()
  world.answers.clear()
  world.asked.length = 0
})
afterAll(() => world.stop())

const open = async (path: string) => (await fetch(`${world.desk}${path}`)).text()
const read = async (response: Response) => JSON.parse(await response.text())
const get = async (path: string) => read(await fetch(`${world.desk}${path}`))
const post = (path: string, body: object) =>
  fetch(`${world.desk}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
const submit = (path: string, fields: Record<string, string>) =>
  fetch(`${world.desk}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

const text = (words: string) =>
  world.operator.parties.phones.keep('+33639980101', {
    from: 'Ligne',
    to: '+33639980101',
    text: words,
    parts: 1,
    receivedAt: '2026-11-22T20:00:00Z',
  })

test('a phone shows its texts newest first, codes in boxes, nothing unescaped', async () => {
  text('Bonjour <b>Zoé</b>')
  text('Votre code est 482913')
  const page = await open('/phones/%2B33639980101?lang=fr')
  expect(page).toMatch(/<code>482913<\/code>[\s\S]*Bonjour &lt;b&gt;Zoé&lt;\/b&gt;/)
  expect(await open('/?lang=zh')).toMatch(/<html lang="zh">[\s\S]*482913/)
})

test('a link in a message can be followed, whatever else it holds is text', async () => {
  text('Ouvrez http://localhost:3000/recuperation?jeton=12345678. Sinon 654321, <i>vite</i> !')
  const page = await open('/phones/%2B33639980101?lang=fr')
  const link = 'http://localhost:3000/recuperation?jeton=12345678'
  expect(page).toContain(
    `<a href="${link}" rel="noreferrer">${link}</a>. Sinon <code>654321</code>, &lt;i&gt;`,
  )
})

test('texts as JSON, by any way of writing the number, waiting for the next one', async () => {
  const seen = text('first').seq
  const waiting = get(`/api/phones/0639980101/messages?since=${seen}&wait=5000`)
  text('second')
  expect(await waiting).toMatchObject({ messages: [{ text: 'second' }] })
  const wrong = await fetch(`${world.desk}/api/phones/CAMILLE/messages`)
  expect(wrong.status).toBe(400)
})

test('a mail sent by SMTP is shown as text, and as composed only in a sandbox', async () => {
  const { smtp } = world.operator.ports
  await nodemailer.createTransport({ host: '127.0.0.1', port: smtp, ignoreTLS: true }).sendMail({
    from: 'Ligne <a@example.fr>',
    to: 'Zoe@example.fr',
    subject: 'Votre facture',
    text: 'À payer : 34,90 €',
    html: '<p>À payer</p><script>alert(1)</script>',
  })
  const { messages } = await get('/api/mailboxes/zoe@example.fr/messages?wait=2000')
  expect(messages).toMatchObject([{ subject: 'Votre facture', text: 'À payer : 34,90 €' }])
  const page = await open('/mailboxes/zoe%40example.fr?lang=fr')
  expect(page).toMatch(/<iframe sandbox[^>]+src="\/mailboxes\/zoe%40example.fr\/\d+\/html"/)
  expect(page).not.toContain('<script')
  const composed = await fetch(`${world.desk}/mailboxes/zoe@example.fr/${messages[0].seq}/html`)
  expect(composed.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
})

test('faults: listed, switched on with a number of times, off, and refused when unknown', async () => {
  const on = await read(await post('/api/faults', { name: 'sms.throttle', times: 2 }))
  expect(on.faults).toContainEqual({ name: 'sms.throttle', on: true, remaining: 2, delayMs: 5000 })
  expect(await open('/faults?lang=fr')).toMatch(/allumée · encore 2 fois/)
  await submit('/faults?lang=fr', { name: 'sms.throttle', act: 'off' })
  expect((await get('/api/faults')).faults).toContainEqual({
    name: 'sms.throttle',
    on: false,
    remaining: null,
    delayMs: null,
  })
  const unknown = await post('/api/faults', { name: 'sms.flood' })
  expect(unknown.status).toBe(400)
  expect(await unknown.json()).toMatchObject({ detail: expect.stringContaining('sms.throttle') })
  expect((await post('/api/faults', { name: 'sms.silent', times: -1 })).status).toBe(400)
})

test('the clock: read from the server, moved with a signed request, the answer shown', async () => {
  let now = '2026-01-31T09:00:00Z'
  world.answers.set('GET /demo/clock', () => ({ status: 200, body: { now } }))
  world.answers.set('POST /demo/clock', ({ body }) => {
    now = JSON.parse(body.toString()).to
    return { status: 200, body: { now } }
  })
  expect(await open('/?lang=fr')).toContain('samedi 31 janvier 2026 à 10:00')
  expect(await (await post('/api/clock', { step: 'next-month' })).json()).toEqual({
    now: '2026-02-28T09:00:00Z',
  })
  await submit('/clock?lang=fr', { step: 'date', date: '2026-03-14' })
  expect(await get('/api/clock')).toEqual({ now: '2026-03-14T07:00:00Z' })
  const move = world.asked.find(({ method }) => method === 'POST')
  const [, at] = /^t=(\d+),/.exec(String(move?.headers['x-signature'])) ?? []
  expect(move?.headers['x-signature']).toBe(signBody(move?.body ?? '', 'intake-secret', Number(at)))
})

test('the clock: a refusal of the server is told, a wrong date too, a silent server too', async () => {
  world.answers.set('GET /demo/clock', () => ({
    status: 200,
    body: { now: '2026-01-31T09:00:00Z' },
  }))
  world.answers.set('POST /demo/clock', () => ({
    status: 409,
    body: { detail: 'time does not go back' },
  }))
  const refused = await post('/api/clock', { to: '2025-01-01' })
  expect(refused.status).toBe(409)
  const shown = await submit('/clock?lang=fr', { step: 'date', date: '2025-01-01' })
  expect(await open(shown.headers.get('location') ?? '')).toContain('time does not go back')
  expect((await post('/api/clock', { to: '2026-02-31' })).status).toBe(400)
  expect((await post('/api/clock', {})).status).toBe(400)
  world.answers.set('GET /demo/clock', () => ({ status: 503, body: {} }))
  expect((await fetch(`${world.desk}/api/clock`)).status).toBe(502)
  expect(await open('/?lang=fr')).toContain('Le serveur ne répond pas')
})

async function pay() {
  await fetch(`http://127.0.0.1:${world.operator.ports.psp}/v1/payment_intents`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_1' },
    body: new URLSearchParams({
      amount: '3490',
      currency: 'eur',
      confirm: 'true',
      payment_method: 'pm_card_visa',
      'metadata[bill]': 'F-2026-11',
    }),
  })
}

test('payments: a lost notification is shown, delivered by its button, then gone; idle says so', async () => {
  world.operator.parties.faults.set({ name: 'psp.webhook-lost' })
  await pay()
  expect(await (await post('/idle', {})).json()).toEqual({ idle: true, waiting: 0 })
  const { webhooks } = await get('/api/payments')
  expect(webhooks.map((one: { state: string }) => one.state)).toEqual(['lost', 'lost'])
  expect(await open('/payments?lang=fr')).toMatch(/34,90\s€[\s\S]*F-2026-11/u)
  for (const { id } of webhooks) await submit(`/webhooks/${id}/deliver?lang=fr`, {})
  expect(world.asked.filter(({ path }) => path === '/hooks/psp')).toHaveLength(2)
  expect((await get('/api/payments')).webhooks).toEqual([])
})

test('idle waits for the notifications on their way', async () => {
  world.operator.parties.faults.set({ name: 'psp.webhook-late', times: 1, delayMs: 1_500 })
  await pay()
  expect(await get('/idle')).toMatchObject({ idle: false })
  expect(await (await post('/idle', {})).json()).toEqual({ idle: true, waiting: 0 })
  expect(world.asked.filter(({ path }) => path === '/hooks/psp')).toHaveLength(2)
})

function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(`${world.desk}/`, { headers }, response => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('error', reject).end()
  })
}

test('another site, or another name for this machine, gets nothing', async () => {
  expect(await statusWith({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await statusWith({ host: 'desk.example.org' })).toBe(403)
  expect(await statusWith({ host: 'localhost:3999' })).toBe(200)
})

test('every page has one h1, the ribbon and a policy without scripts, in each language', async () => {
  for (const path of ['/', '/phones', '/mailboxes', '/payments', '/faults', '/nowhere']) {
    for (const lang of ['fr', 'en', 'zh']) {
      const response = await fetch(`${world.desk}${path}?lang=${lang}`)
      const page = await response.text()
      expect(page.match(/<h1>/g)).toHaveLength(1)
      expect(page).toContain('class="ribbon"')
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    }
  }
})
