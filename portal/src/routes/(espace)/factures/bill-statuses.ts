import type { BillStatus } from '#contract/routes/billing.ts'

const places: Readonly<Record<BillStatus, number>> = {
  due: 0,
  late: 1,
  'part-paid': 2,
  paid: 3,
  credited: 4,
}

const isStatus = (text: string): text is BillStatus => Object.hasOwn(places, text)

/** Every status in the order of a list; the contract's own list would bring its schemas to the browser. */
export const billStatuses: readonly BillStatus[] = Object.keys(places).filter(isStatus)
