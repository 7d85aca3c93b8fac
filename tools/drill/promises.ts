/** What became of a payment as its payer was told; `open` when they left the page without typing anything. */
export type PayerSaw = 'paid' | 'refused' | 'open' | 'given-up'

export type AcknowledgedPayment = {
  readonly id: string
  readonly accountId: string
  readonly key: string
  readonly cents: string
  saw: PayerSaw
}

/** What must become of a line of a usage file: `wrong` ones are set aside by file and line. */
export type Fate = 'rated' | 'unknown-line' | 'wrong'

export type DeliveredRecord = { readonly id: string; readonly fate: Fate }

/** A usage file that the intake acknowledged; `lines` names each line's record, doubled ones twice. */
export type AcknowledgedFile = {
  readonly sha256: string
  readonly lines: readonly DeliveredRecord[]
}

/** A customer that the point of sale was told is in service; `early` ones were so before the first bill run. */
export type AcknowledgedSale = { readonly externalId: string; readonly early: boolean }

/**
 * Everything that the server said yes to while it was being killed. The drill holds the books against it afterwards.
 */
export type Promises = {
  readonly payments: AcknowledgedPayment[]
  readonly files: AcknowledgedFile[]
  readonly sales: AcknowledgedSale[]
  /** Keys under which an agent was told that a customer is open to them. */
  readonly openings: string[]
  /** Promises broken in the face of a client: another answer to the same key, an answer that should not be. */
  readonly broken: string[]
  /** Calls that got no answer, or were told to come back: what the kills did to the clients. */
  retries: number
}

export const noPromises = (): Promises => ({
  payments: [],
  files: [],
  sales: [],
  openings: [],
  broken: [],
  retries: 0,
})
