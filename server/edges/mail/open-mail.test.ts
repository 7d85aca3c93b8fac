import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createFaults } from '../../../operator/faults.ts'
import { createInbox } from '../../../operator/inbox.ts'
import { type Mail, type MailServer, startMailServer } from '../../../operator/mail/mail-server.ts'
import { type MailEdge, openMail } from './open-mail.ts'

// Proves V1.3.11 of docs/asvs.csv.
// Threat 41 of docs/threats.csv.
const faults = createFaults()
const mailboxes = createInbox<Mail>(10)
let server: MailServer
let edge: MailEdge
beforeAll(async () => {
  server = await startMailServer({ port: 0, mailboxes, faults })
  edge = openMail(`smtp://127.0.0.1:${server.port}`)
})
afterAll(async () => {
  edge.stop()
  await server.stop()
})
beforeEach(() => faults.clearAll())

const mail = (to: string, subject = 'Votre facture est prête') => ({
  messageId: '0199aa11-2233-7abc-8def-0123456789ab',
  to,
  from: { name: 'Espace Client', address: 'espace-client@sfr.example' },
  language: 'fr' as const,
  subject,
  text: '34,90 €',
  html: '<p>34,90 €</p>',
})

test('a mail arrives with its words, its language and a name of its own', async () => {
  const to = 'camille@example.org'
  const delivered = await edge.sendMail(mail(to))
  const [received] = mailboxes.of(to)
  expect(received).toMatchObject({ subject: 'Votre facture est prête', text: '34,90 €' })
  expect(received?.headers['message-id']).toBe('<0199aa11-2233-7abc-8def-0123456789ab@sfr.example>')
  expect(received?.headers['content-language']).toBe('fr')
  expect(delivered).toEqual({
    kind: 'accepted',
    providerReference: '<0199aa11-2233-7abc-8def-0123456789ab@sfr.example>',
  })
})

test('a refusal for good is answered, one that passes is thrown', async () => {
  faults.set({ name: 'mail.reject', times: 1 })
  expect(await edge.sendMail(mail('nobody@example.org'))).toEqual({
    kind: 'refused',
    reason: 'SMTP 550',
  })
  const away = openMail('smtp://127.0.0.1:1')
  await expect(away.sendMail(mail('camille@example.org'))).rejects.toThrow()
  away.stop()
})

test('a line end in an address or a subject makes no header and no second recipient', async () => {
  await edge.sendMail(mail('eve@example.org', 'a\r\nBcc: mallory@example.org'))
  expect(mailboxes.of('eve@example.org')[0]?.subject).toBe('a Bcc: mallory@example.org')
  await edge
    .sendMail(mail('eve@example.org\r\nRCPT TO:<mallory@example.org>'))
    .catch(() => undefined)
  expect(mailboxes.of('mallory@example.org')).toEqual([])
})
