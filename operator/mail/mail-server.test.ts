import nodemailer from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFaults } from '../faults.ts'
import { createInbox } from '../inbox.ts'
import { type Mail, type MailServer, startMailServer } from './mail-server.ts'

const faults = createFaults()
const mailboxes = createInbox<Mail>(3)
let server: MailServer

beforeEach(async () => {
  faults.clearAll()
  server = await startMailServer({ port: 0, mailboxes, faults })
})
afterEach(() => server.stop())

const send = (subject: string, to = 'Zoé.Lefèvre@example.fr') =>
  nodemailer.createTransport({ host: '127.0.0.1', port: server.port, ignoreTLS: true }).sendMail({
    from: 'Espace Client <nepasrepondre@example.fr>',
    to,
    subject,
    text: 'Votre code : 482913',
    html: '<p>Votre code : <b>482913</b></p>',
    headers: { 'Auto-Submitted': 'auto-generated' },
  })

test('a mail is kept with its words, in the mailbox of its recipient', async () => {
  await send('Votre code à usage unique – 你好', 'zoe@example.fr')
  const [mail] = mailboxes.of('zoe@example.fr')
  expect(mail).toMatchObject({
    subject: 'Votre code à usage unique – 你好',
    text: 'Votre code : 482913',
    html: '<p>Votre code : <b>482913</b></p>',
    headers: { 'auto-submitted': 'auto-generated' },
  })
})

test('a mailbox is bounded and newest first', async () => {
  for (const subject of ['1', '2', '3', '4']) await send(subject, 'plein@example.fr')
  expect(mailboxes.of('plein@example.fr').map(mail => mail.subject)).toEqual(['4', '3', '2'])
})

test('a reader can wait for what comes after a mail it has seen', async () => {
  await send('first', 'attend@example.fr')
  const seen = mailboxes.of('attend@example.fr')[0]?.seq ?? 0
  const waiting = mailboxes.awaitOf('attend@example.fr', seen, 5_000)
  await send('second', 'attend@example.fr')
  expect((await waiting).map(mail => mail.subject)).toEqual(['second'])
})

test('faults: 550 for the recipient, 421 at the door, then all is well', async () => {
  faults.set({ name: 'mail.reject', times: 1 })
  await expect(send('refused', 'a@example.fr')).rejects.toMatchObject({ responseCode: 550 })
  faults.set({ name: 'mail.unavailable', times: 1 })
  await expect(send('later', 'a@example.fr')).rejects.toMatchObject({ responseCode: 421 })
  await send('accepted', 'a@example.fr')
  expect(mailboxes.of('a@example.fr').map(mail => mail.subject)).toEqual(['accepted'])
})
