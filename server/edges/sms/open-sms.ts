import { randomInt } from 'node:crypto'
import type { Pdu } from 'smpp'
import type { Delivered, Receipt, SendText, Text } from '../../domains/notifications/public.ts'
import { readReceipt } from './receipt.ts'
import { openSmpp, readSmppUrl, type SmppLink } from './smpp-session.ts'
import { joinHeader, type TextParts, toTextParts } from './text-parts.ts'

export type SmsEdge = { readonly sendText: SendText; readonly stop: () => Promise<void> }

type SmsOptions = {
  /** `smpp://user:password@host:port` */
  readonly url: string
  readonly onReceipt: (receipt: Receipt) => Promise<void>
  readonly onFault: (error: unknown) => void
}

/** How many texts wait for their answer at once: what most centres allow an account. */
const window = 10

/** SMPP 3.4 §5.1.3, what will not change by trying again: bad destination, bad text, refused by the centre. */
const final: readonly number[] = [0x01, 0x03, 0x0a, 0x0b, 0x33, 0x34, 0x45, 0x61, 0x62]

/**
 * Texts by SMPP 3.4. Long ones travel in parts that the phone joins; the receipt is asked on the last part. A refusal
 * for good is answered; throttling, silence and a broken link throw, to be tried again.
 */
export const openSms = ({ url, onReceipt, onFault }: SmsOptions): SmsEdge => {
  const link = openSmpp(readSmppUrl(url), {
    onFault,
    onRequest: async (pdu: Pdu) => {
      const receipt = pdu.command === 'deliver_sm' ? readReceipt(pdu) : null
      if (receipt !== null) await onReceipt(receipt)
    },
  })
  const takeTurn = turns(window)
  return {
    sendText: text => takeTurn(() => submitParts(link, text, toTextParts(text.body))),
    stop: link.stop,
  }
}

const submitParts = async (
  link: SmppLink,
  { to, sender }: Text,
  { dataCoding, parts }: TextParts,
): Promise<Delivered> => {
  const reference = randomInt(0, 0x10000)
  let providerReference: string | null = null
  for (const [index, message] of parts.entries()) {
    const last = index === parts.length - 1
    const header = joinHeader(reference, parts.length, index + 1)
    const answer = await link.submit({
      // Letters, unknown plan (5, 0); an international number of E.164 (1, 1).
      source_addr: sender,
      source_addr_ton: 5,
      source_addr_npi: 0,
      destination_addr: to.replace('+', ''),
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      data_coding: dataCoding,
      registered_delivery: last ? 1 : 0,
      short_message: parts.length === 1 ? message : { udh: header, message },
    })
    const { command_status: status } = answer
    if (final.includes(status)) return { kind: 'refused', reason: `SMPP ${status}` }
    if (status !== 0) throw new Error(`the message centre answered ${status}`)
    if (last) providerReference = answer.message_id ?? null
  }
  return { kind: 'accepted', providerReference }
}

/** Lets at most `most` pieces of work run at once; the others wait in order. */
const turns = (most: number) => {
  let busy = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy >= most) await new Promise<void>(resolve => waiting.push(resolve))
    else busy += 1
    try {
      return await work()
    } finally {
      const nextInLine = waiting.shift()
      if (nextInLine === undefined) busy -= 1
      else nextInLine()
    }
  }
}
