import { connect, type Pdu, type PduOptions, type Session } from 'smpp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFaults } from '../faults.ts'
import { createInbox } from '../inbox.ts'
import { toE164 } from './msisdn.ts'
import { type SmsCentre, startSmsCentre, type Text } from './sms-centre.ts'

const account = { systemId: 'ligne', password: 'secret1' }
const phone = '+33639980101'
let centre: SmsCentre
let session: Session
let phones = createInbox<Text>(10)
const faults = createFaults()

const ask = (send: (answered: (pdu: Pdu) => void) => boolean) =>
  new Promise<Pdu>(resolve => {
    send(resolve)
  })
const bind = (password = account.password) =>
  ask(answered => session.bind_transceiver({ system_id: account.systemId, password }, answered))
const submit = (options: PduOptions) =>
  ask(answered =>
    session.submit_sm(
      { source_addr: 'LigneClaire', destination_addr: phone.slice(1), ...options },
      answered,
    ),
  )
const nextReceipt = () =>
  new Promise<Pdu>(resolve => {
    session.on('pdu', pdu => {
      if (pdu.command === 'deliver_sm') resolve(pdu)
    })
  })

beforeEach(async () => {
  faults.clearAll()
  phones = createInbox<Text>(10)
  centre = await startSmsCentre({ port: 0, account, phones, faults })
  session = connect({ host: '127.0.0.1', port: centre.port })
  session.on('error', () => undefined)
  await new Promise<void>(resolve => session.once('connect', resolve))
})
afterEach(async () => {
  session.destroy()
  await centre.stop()
})

test('a text in the GSM alphabet and one in Chinese arrive as written', async () => {
  await bind()
  await submit({ short_message: 'Votre code est 482913. Coût : 0 €' })
  await submit({ short_message: '您的验证码是 482913', data_coding: 8 })
  expect(phones.of(phone).map(text => text.text)).toEqual([
    '您的验证码是 482913',
    'Votre code est 482913. Coût : 0 €',
  ])
})

test('the parts of a long text are put together, whatever their order', async () => {
  await bind()
  const part = (position: number, message: string) =>
    submit({ short_message: { udh: Buffer.from([5, 0, 3, 77, 3, position]), message } })
  await part(3, 'à payer avant le 14.')
  await part(1, 'Votre facture est prête : ')
  expect(phones.of(phone)).toEqual([])
  await part(2, '34,90 € ')
  expect(phones.of(phone)).toMatchObject([
    { text: 'Votre facture est prête : 34,90 € à payer avant le 14.', parts: 3 },
  ])
})

test('a delivery receipt names the message it speaks of', async () => {
  await bind()
  const receipt = nextReceipt()
  const answer = await submit({ short_message: 'Bonjour', registered_delivery: 1 })
  expect(await receipt).toMatchObject({
    source_addr: phone.slice(1),
    destination_addr: 'LigneClaire',
    receipted_message_id: answer.message_id,
    message_state: 2,
  })
})

test('a text that cannot be delivered says so in its receipt and is on no phone', async () => {
  await bind()
  faults.set({ name: 'sms.undelivered', times: 1 })
  const receipt = nextReceipt()
  await submit({ short_message: 'Perdu', registered_delivery: 1 })
  expect((await receipt).short_message?.message).toMatch(/stat:UNDELIV err:027/)
  expect(phones.of(phone)).toEqual([])
})

test('refusals: wrong password, not bound, wrong number, throttled', async () => {
  expect((await bind('wrong')).command_status).toBe(0x0e)
  expect((await submit({ short_message: 'too early' })).command_status).toBe(0x04)
  expect((await bind()).command_status).toBe(0)
  const letters = await submit({ short_message: 'x', destination_addr: 'CAMILLE' })
  expect(letters.command_status).toBe(0x0b)
  faults.set({ name: 'sms.throttle', times: 1 })
  expect((await submit({ short_message: 'x' })).command_status).toBe(0x58)
  expect((await submit({ short_message: 'x' })).command_status).toBe(0)
})

test('the link can be tested', async () => {
  await bind()
  expect((await ask(answered => session.enquire_link({}, answered))).command_status).toBe(0)
})

test.each([
  ['06 39 98 01 01', phone],
  ['+33 6 39 98 01 01', phone],
  ['0033639980101', phone],
  ['33639980101', phone],
  ['1234', undefined],
  ['CAMILLE', undefined],
])('the number written %s is %s', (written, number) => {
  expect(toE164(written)).toBe(number)
})
