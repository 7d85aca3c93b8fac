import type { Pdu } from 'smpp'
import type { Receipt } from '../../domains/notifications/public.ts'

const receiptClass = 0x04

/** SMPP 3.4 §5.2.28: what became of the text for good; other states are on the way. */
const finalStates: Readonly<Record<number, { readonly word: string; readonly arrived: boolean }>> =
  {
    2: { word: 'DELIVRD', arrived: true },
    3: { word: 'EXPIRED', arrived: false },
    4: { word: 'DELETED', arrived: false },
    5: { word: 'UNDELIV', arrived: false },
    8: { word: 'REJECTD', arrived: false },
  }

/** Reads a delivery receipt, by its parameters or by the text of appendix B; null when it is something else. */
export const readReceipt = (pdu: Pdu): Receipt | null => {
  if (((pdu.esm_class ?? 0) & 0x3c) !== receiptClass) return null
  const text = pdu.short_message?.message ?? ''
  const reference = pdu.receipted_message_id ?? /\bid:(\S+)/.exec(text)?.[1]
  const word = /\bstat:(\w+)/.exec(text)?.[1]
  const state =
    finalStates[pdu.message_state ?? 0] ??
    Object.values(finalStates).find(final => final.word === word)
  if (reference === undefined || state === undefined) return null
  const error = /\berr:(\w{1,3})/.exec(text)?.[1]
  const reason = error === undefined ? state.word : `${state.word} ${error}`
  return { providerReference: reference, arrived: state.arrived, reason }
}
