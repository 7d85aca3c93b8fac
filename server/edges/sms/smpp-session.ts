import { setTimeout as pause } from 'node:timers/promises'
import { connect, type Pdu, type PduOptions, type Session } from 'smpp'

export type SmppAddress = {
  readonly host: string
  readonly port: number
  readonly systemId: string
  readonly password: string
}

type SmppEvents = {
  /** Each request of the message centre; receipts among them. */
  readonly onRequest: (pdu: Pdu) => Promise<void>
  readonly onFault: (error: unknown) => void
}

export type SmppLink = {
  /** Sends a text and waits for the answer. Throws when there is no link, or no answer in time. */
  readonly submit: (options: PduOptions) => Promise<Pdu>
  readonly stop: () => Promise<void>
}

const answerWithinMs = 10_000
const enquireEveryMs = 30_000
const longestWaitMs = 5000

/** `smpp://user:password@host:port` */
export const readSmppUrl = (text: string): SmppAddress => {
  const url = new URL(text)
  return {
    host: url.hostname,
    port: Number(url.port === '' ? 2775 : url.port),
    systemId: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}

/**
 * Keeps one bound session (transceiver) with a message centre: connects again with growing waits, asks every
 * half minute whether it still answers, and hangs up when it does not.
 */
export const openSmpp = (address: SmppAddress, events: SmppEvents): SmppLink => {
  const stopped = new AbortController()
  let bound: Session | undefined
  const keep = async () => {
    for (let tries = 0; !stopped.signal.aborted; tries += 1) {
      const session = connect({ host: address.host, port: address.port })
      const ended = endOf(session, events)
      try {
        await bind(session, address)
        bound = session
        tries = 0
        await Promise.race([ended, enquire(session, stopped.signal)])
      } catch (error) {
        events.onFault(error)
      }
      bound = undefined
      session.destroy()
      await ended
      const waitMs = Math.min(longestWaitMs, 250 * 2 ** tries)
      await pause(waitMs, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  }
  const kept = keep()
  return {
    submit: async options => {
      const session = bound ?? (await waitFor(() => bound))
      return ask(session, answered => session.submit_sm(options, answered))
    },
    stop: async () => {
      const session = bound
      if (session !== undefined) {
        await ask(session, answered => session.unbind({}, answered)).catch(() => undefined)
      }
      stopped.abort()
      await kept
    },
  }
}

const endOf = (session: Session, { onRequest, onFault }: SmppEvents): Promise<void> => {
  // One listener for each text that waits for its answer.
  session.setMaxListeners(100)
  session.on('error', error => {
    onFault(error)
    session.destroy()
  })
  session.on('pdu', pdu => {
    if (pdu.isResponse()) return
    // Answered once noted: a receipt that we could not keep is sent again by the centre.
    onRequest(pdu).then(
      () => session.send(pdu.response({ command_status: 0 })),
      error => {
        onFault(error)
        session.send(pdu.response({ command_status: 0x08 }))
      },
    )
  })
  return new Promise(resolve => session.once('close', resolve))
}

const bind = async (session: Session, { systemId, password }: SmppAddress): Promise<void> => {
  await ask(session, connected => {
    session.once('connect', () =>
      session.bind_transceiver({ system_id: systemId, password }, connected),
    )
    return true
  }).then(pdu => {
    if (pdu.command_status !== 0)
      throw new Error(`the message centre refused to bind: ${pdu.command_status}`)
  })
}

/** Ends by throwing when the centre no longer answers, or quietly when we stop. */
const enquire = async (session: Session, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await pause(enquireEveryMs, undefined, { signal, ref: false }).catch(() => undefined)
    if (!signal.aborted) await ask(session, answered => session.enquire_link({}, answered))
  }
}

/** Sends one request and waits for its answer; throws when the link closes or nothing comes in time. */
const ask = (session: Session, send: (answered: (pdu: Pdu) => void) => boolean): Promise<Pdu> =>
  new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(late)
      session.off('close', closed)
      act()
    }
    const fail = (why: string) => end(() => reject(new Error(`the message centre ${why}`)))
    const closed = () => fail('closed the link')
    const late = setTimeout(() => fail('did not answer in time'), answerWithinMs)
    session.once('close', closed)
    if (!send(pdu => end(() => resolve(pdu)))) fail('is no longer there')
  })

const waitFor = async (find: () => Session | undefined): Promise<Session> => {
  for (let waitedMs = 0; waitedMs < 5000; waitedMs += 50) {
    await pause(50)
    const session = find()
    if (session !== undefined) return session
  }
  throw new Error('there is no link to the message centre')
}
