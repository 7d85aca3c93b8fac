import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFaults } from '../../../operator/faults.ts'
import { createInbox } from '../../../operator/inbox.ts'
import { type SmsCentre, startSmsCentre, type Text } from '../../../operator/sms/sms-centre.ts'
import type { Receipt } from '../../domains/notifications/public.ts'
import { openSms, type SmsEdge } from './open-sms.ts'
import { toTextParts } from './text-parts.ts'

const faults = createFaults()
const account = { systemId: 'lc', password: 'secret1' }
const phone = '+33639980101'
let phones = createInbox<Text>(200)
let centre: SmsCentre
let edge: SmsEdge
let receipts: Receipt[] = []

const start = (port: number) => startSmsCentre({ port, account, phones, faults })
beforeEach(async () => {
  faults.clearAll()
  phones = createInbox<Text>(200)
  receipts = []
  centre = await start(0)
  edge = openSms({
    url: `smpp://lc:secret1@127.0.0.1:${centre.port}`,
    onReceipt: async receipt => void receipts.push(receipt),
    onFault: () => undefined,
  })
})
afterEach(async () => {
  await edge.stop()
  await centre.stop()
})

const send = (body: string, to = phone) => edge.sendText({ to, sender: 'SFR', body })

test.each([
  ['the GSM alphabet, with its two-position signs', 'Coût : 0 €, [été] ^ à Noël ? {ok} ~ | \\', 1],
  ['typographic signs, by their plain twins', 'Ce n’était pas vous ? 34,90 €', 1],
  ['Chinese', '482913 是您的登录验证码，10 分钟内有效。', 1],
  ['160 signs in one part', 'a'.repeat(160), 1],
  ['161 signs in two', 'a'.repeat(161), 2],
  ['two-position signs never cut in two', '€'.repeat(153), 3],
  ['71 Chinese signs in two', '验'.repeat(71), 2],
  ['signs beyond the first plane never cut in two', '𠮷'.repeat(70), 3],
])('%s', async (_what, body, parts) => {
  const { kind } = await send(body)
  expect(kind).toBe('accepted')
  const plain = body.replaceAll('’', "'").replaceAll('\u00a0', ' ')
  const isUnicode = toTextParts(body).dataCoding === 8
  expect(phones.of(phone)).toMatchObject([{ text: isUnicode ? body : plain, parts, from: 'SFR' }])
})

test('the receipt names the text that arrived, or says why it did not', async () => {
  const arrived = await send('a'.repeat(400))
  await expect.poll(() => receipts).toHaveLength(1)
  faults.set({ name: 'sms.undelivered', times: 1 })
  const lost = await send('lost')
  await expect.poll(() => receipts).toHaveLength(2)
  expect(receipts).toEqual([
    { ...reference(arrived), arrived: true, reason: 'DELIVRD 000' },
    { ...reference(lost), arrived: false, reason: 'UNDELIV 027' },
  ])
})

const reference = (delivered: Awaited<ReturnType<typeof send>>) =>
  delivered.kind === 'accepted' ? { providerReference: delivered.providerReference } : {}

test('a refusal for good is answered; throttling is thrown', async () => {
  faults.set({ name: 'sms.reject', times: 1 })
  expect(await send('no')).toEqual({ kind: 'refused', reason: 'SMPP 69' })
  expect(await send('no', 'nobody')).toEqual({ kind: 'refused', reason: 'SMPP 11' })
  faults.set({ name: 'sms.throttle', times: 1 })
  await expect(send('later')).rejects.toThrow('88')
  expect((await send('now')).kind).toBe('accepted')
})

test('a hundred texts at once all arrive', async () => {
  const sent = await Promise.all(Array.from({ length: 100 }, (_, n) => send(`text ${n}`)))
  expect(sent.every(({ kind }) => kind === 'accepted')).toBe(true)
  expect(new Set(phones.of(phone).map(({ text }) => text)).size).toBe(100)
})

test('binds again when the centre was away', async () => {
  expect((await send('before')).kind).toBe('accepted')
  const { port } = centre
  await centre.stop()
  await expect(send('while away')).rejects.toThrow()
  centre = await start(port)
  const after = () =>
    send('after').then(
      ({ kind }) => kind,
      () => 'not yet',
    )
  await expect.poll(after, { timeout: 20_000 }).toBe('accepted')
}, 60_000)
