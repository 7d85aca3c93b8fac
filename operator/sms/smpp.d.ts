/** The part of SMPP 3.4 spoken here; the package ships no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer } from 'node:net'

  /** A text and its user data header elements, as the package decodes `short_message`. */
  export type ShortMessage = { message: string; udh?: readonly Buffer[] }

  export type PduOptions = {
    command_status?: number
    sequence_number?: number
    system_id?: string
    password?: string
    system_type?: string
    message_id?: string
    source_addr?: string
    source_addr_ton?: number
    source_addr_npi?: number
    destination_addr?: string
    dest_addr_ton?: number
    dest_addr_npi?: number
    esm_class?: number
    data_coding?: number
    registered_delivery?: number
    short_message?: string | Buffer | { message: string | Buffer; udh?: Buffer }
    message_payload?: string | Buffer | { message: string | Buffer; udh?: Buffer }
    receipted_message_id?: string
    message_state?: number
  }

  export type Pdu = Omit<PduOptions, 'short_message' | 'message_payload'> & {
    command: string
    command_status: number
    sequence_number: number
    short_message?: ShortMessage
    message_payload?: ShortMessage
    isResponse(): boolean
    response(options?: PduOptions): Pdu
  }

  type Send = (options: PduOptions, answered?: (pdu: Pdu) => void) => boolean

  export interface Session extends EventEmitter {
    bind_transceiver: Send
    submit_sm: Send
    deliver_sm: Send
    enquire_link: Send
    unbind: Send
    send(pdu: Pdu): boolean
    close(closed?: () => void): void
    destroy(closed?: () => void): void
    on(event: 'pdu', heard: (pdu: Pdu) => void): this
    on(event: 'error', heard: (error: Error) => void): this
    on(event: 'connect' | 'close', heard: () => void): this
    once(event: 'connect' | 'close', heard: () => void): this
  }

  export interface Server extends NetServer {
    readonly sessions: readonly Session[]
  }

  export type SessionOptions = { host?: string; port?: number; url?: string }

  export function connect(options: SessionOptions, connected?: () => void): Session
  export function createServer(heard: (session: Session) => void): Server
}
