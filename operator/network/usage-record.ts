/** The columns of a usage file, in order; a line of NDJSON has the same members. */
export const recordColumns = [
  'recordId',
  'lineIdentifier',
  'service',
  'direction',
  'startedAt',
  'quantity',
  'counterpart',
  'servingMccMnc',
  'roaming',
] as const

/** One communication as the network writes it. Quantity: seconds, messages or bytes, as digits. */
export type UsageRecord = Readonly<Record<(typeof recordColumns)[number], string>>
