import type { PduOptions } from 'smpp'

type Receipt = { messageId: string; from: string; to: string; delivered: boolean; at: string }

const receiptClass = 0x04
const state = { delivered: 2, undeliverable: 5 } as const

/** `2026-11-22T21:05:00Z` → `2611222105`, the form of dates in receipts. */
function receiptDate(at: string): string {
  return at.replace(/\D/g, '').slice(2, 12)
}

/** The `deliver_sm` that tells what became of a text: SMPP 3.4, §5.3.2.x and appendix B. */
export function toDeliveryReceipt({ messageId, from, to, delivered, at }: Receipt): PduOptions {
  const [word, error, count] = delivered ? ['DELIVRD', '000', '001'] : ['UNDELIV', '027', '000']
  const date = receiptDate(at)
  return {
    source_addr: to.slice(1),
    source_addr_ton: 1,
    source_addr_npi: 1,
    destination_addr: from,
    esm_class: receiptClass,
    short_message: `id:${messageId} sub:001 dlvrd:${count} submit date:${date} done date:${date} stat:${word} err:${error} text:`,
    receipted_message_id: messageId,
    message_state: delivered ? state.delivered : state.undeliverable,
  }
}
