import { createServer, type Pdu, type Session } from 'smpp'
import type { Faults } from '../faults.ts'
import type { Inbox } from '../inbox.ts'
import { listeningPort } from '../listening-port.ts'
import { wallInstant } from '../wall-time.ts'
import { toDeliveryReceipt } from './delivery-receipt.ts'
import { createJoinedParts, readConcat } from './joined-parts.ts'
import { toE164 } from './msisdn.ts'

/** A text as the phone shows it: long ones are whole again. */
export type Text = { from: string; to: string; text: string; parts: number; receivedAt: string }

export type SmsCentre = { port: number; stop(): Promise<void> }

type SmsCentreOptions = {
  port: number
  account: { systemId: string; password: string }
  phones: Inbox<Text>
  faults: Faults
}

/** SMPP 3.4 §5.1.3. */
const status = {
  ok: 0x00,
  wrongBindState: 0x04,
  alreadyBound: 0x05,
  wrongDestination: 0x0b,
  wrongPassword: 0x0e,
  submitFailed: 0x45,
  throttled: 0x58,
  unknownCommand: 0x03,
} as const

type Centre = SmsCentreOptions & {
  nextMessageId: () => string
  joined: ReturnType<typeof createJoinedParts>
}
type Answer = { command_status: number; message_id?: string; system_id?: string }
type Client = { session: Session; bound: boolean }

function keepText(centre: Centre, pdu: Pdu, to: string): void {
  const body = pdu.short_message?.message ? pdu.short_message : pdu.message_payload
  const from = pdu.source_addr ?? ''
  const concat = readConcat(body?.udh)
  const text = centre.joined.add({
    conversation: `${from}>${to}`,
    text: body?.message ?? '',
    concat,
  })
  if (text === undefined) return
  centre.phones.keep(to, { from, to, text, parts: concat?.total ?? 1, receivedAt: wallInstant() })
}

function acceptText(centre: Centre, client: Client, pdu: Pdu): Answer {
  if (!client.bound) return { command_status: status.wrongBindState }
  if (centre.faults.take('sms.throttle')) return { command_status: status.throttled }
  if (centre.faults.take('sms.reject')) return { command_status: status.submitFailed }
  const to = toE164(pdu.destination_addr ?? '')
  if (!to) return { command_status: status.wrongDestination }
  const messageId = centre.nextMessageId()
  const undelivered = centre.faults.take('sms.undelivered') !== undefined
  if (!undelivered) keepText(centre, pdu, to)
  if ((pdu.registered_delivery ?? 0) & 1) {
    const receipt = toDeliveryReceipt({
      messageId,
      from: pdu.source_addr ?? '',
      to,
      delivered: !undelivered,
      at: wallInstant(),
    })
    // After the answer: a receipt that comes first names a message its sender does not know yet.
    setImmediate(() => client.session.deliver_sm(receipt))
  }
  return { command_status: status.ok, message_id: messageId }
}

function bind(centre: Centre, client: Client, pdu: Pdu): Answer {
  if (client.bound) return { command_status: status.alreadyBound }
  const { systemId, password } = centre.account
  if (pdu.system_id !== systemId || pdu.password !== password) {
    return { command_status: status.wrongPassword }
  }
  client.bound = true
  return { command_status: status.ok, system_id: 'ligne-claire' }
}

const commands: Readonly<Record<string, (centre: Centre, client: Client, pdu: Pdu) => Answer>> = {
  bind_transceiver: bind,
  bind_transmitter: bind,
  submit_sm: acceptText,
  enquire_link: () => ({ command_status: status.ok }),
  unbind: (_centre, client) => {
    client.bound = false
    return { command_status: status.ok }
  },
}

function serveSession(centre: Centre, session: Session): void {
  const client: Client = { session, bound: false }
  session.on('error', () => session.destroy())
  session.on('pdu', pdu => {
    if (pdu.isResponse()) return
    if (pdu.command === 'submit_sm' && centre.faults.take('sms.silent')) return
    const command = commands[pdu.command]
    const answer = command?.(centre, client, pdu) ?? { command_status: status.unknownCommand }
    session.send(pdu.response(answer))
    if (pdu.command === 'unbind') session.close()
  })
}

/**
 * The simulated message centre: SMPP 3.4 on loopback (bind, submit_sm in GSM 7-bit, Latin-1 or
 * UCS-2, long texts by user data header, delivery receipts, enquire_link). Texts are kept by phone.
 * Faults: `sms.throttle` (0x58), `sms.reject` (0x45), `sms.silent` (no answer), `sms.undelivered`
 * (accepted, then a receipt says UNDELIV).
 */
export async function startSmsCentre(options: SmsCentreOptions): Promise<SmsCentre> {
  let count = 0
  const nextMessageId = () => {
    count += 1
    return count.toString(16).padStart(8, '0')
  }
  const centre: Centre = { ...options, nextMessageId, joined: createJoinedParts() }
  const server = createServer(session => serveSession(centre, session))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const port = listeningPort(server, options.port)
  const stop = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      for (const session of [...server.sessions]) session.destroy()
    })
  return { port, stop }
}
