import { setTimeout as pause } from 'node:timers/promises'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { ActiveFault, Faults } from '../faults.ts'
import type { Inbox } from '../inbox.ts'
import { listeningPort } from '../listening-port.ts'
import { wallInstant } from '../wall-time.ts'

/** A mail as a person would see it; `html` is kept as sent and must only be shown in a sandbox. */
export type Mail = {
  from: string
  to: string
  subject: string
  text: string
  html: string
  headers: Readonly<Record<string, string>>
  attachments: readonly { fileName: string; contentType: string; bytes: number }[]
  receivedAt: string
}

export type MailServer = { port: number; stop(): Promise<void> }

type MailServerOptions = { port: number; mailboxes: Inbox<Mail>; faults: Faults }

const largestMailBytes = 10 * 1024 * 1024
const shownHeaders = [
  'message-id',
  'list-unsubscribe',
  'auto-submitted',
  'content-language',
  'reply-to',
]

function smtpRefusal(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode })
}

async function readMail(stream: SMTPServerDataStream): Promise<Omit<Mail, 'to'>> {
  const parsed = await simpleParser(stream)
  const lines = parsed.headerLines.filter(line => shownHeaders.includes(line.key))
  return {
    from: parsed.from?.text ?? '',
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    headers: Object.fromEntries(
      lines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
    ),
    attachments: parsed.attachments.map(part => ({
      fileName: part.filename ?? '',
      contentType: part.contentType,
      bytes: part.size,
    })),
    receivedAt: wallInstant(),
  }
}

async function delayIfAsked(fault: ActiveFault | undefined): Promise<void> {
  if (fault) await pause(fault.delayMs, undefined, { ref: false })
}

/**
 * The simulated mail server: SMTP on loopback, no authentication, no relay. Each accepted mail is
 * kept in the mailbox of each recipient, by lower-case address.
 * Faults: `mail.unavailable` (421 at connection), `mail.reject` (550 at RCPT), `mail.delay`.
 */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const { mailboxes, faults } = options
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestMailBytes,
    logger: false,
    onConnect: (_session, done) => {
      if (faults.take('mail.unavailable'))
        done(smtpRefusal(421, 'Service not available, try later'))
      else done()
    },
    onRcptTo: (_address, _session, done) => {
      if (faults.take('mail.reject')) done(smtpRefusal(550, 'No such mailbox here'))
      else done()
    },
    onData: (stream, session, done) => {
      readMail(stream)
        .then(async mail => {
          if (stream.sizeExceeded) return done(smtpRefusal(552, 'Message too large'))
          await delayIfAsked(faults.take('mail.delay'))
          for (const { address } of session.envelope.rcptTo) {
            const to = address.toLowerCase()
            mailboxes.keep(to, { ...mail, to })
          }
          return done()
        })
        .catch(() => done(smtpRefusal(451, 'The message could not be read')))
    },
  })
  // A client that breaks the connection is its own business; without a listener it would end us.
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const port = listeningPort(server.server, options.port)
  return { port, stop: () => new Promise(resolve => server.close(resolve)) }
}
