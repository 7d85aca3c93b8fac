import { createTransport } from 'nodemailer'
import type { Delivered, SendMail } from '../../domains/notifications/public.ts'

export type MailEdge = { readonly sendMail: SendMail; readonly stop: () => void }

/**
 * Mail by SMTP: a few connections kept open, each step with its own patience. The recipient is given as an object, never
 * as a header's text, so that nobody adds a header. A refusal for good (5xx) is answered; anything else
 * throws, to be tried again.
 */
export const openMail = (url: string): MailEdge => {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    maxMessages: 500,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    sendMail: async mail => {
      const domain = mail.from.address.split('@')[1] ?? 'localhost'
      const messageId = `<${mail.messageId}@${domain}>`
      try {
        await transport.sendMail({
          messageId,
          from: mail.from,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
        })
        return { kind: 'accepted', providerReference: messageId }
      } catch (error) {
        return refusedForGood(error)
      }
    },
    stop: () => transport.close(),
  }
}

const refusedForGood = (error: unknown): Delivered => {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined
  if (typeof code === 'number' && code >= 500 && code < 600)
    return { kind: 'refused', reason: `SMTP ${code}` }
  throw error
}
