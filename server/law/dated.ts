/** Where a legal fact was read. `unverified` marks what has not been read in the primary text (law.md, [gk]). */
export type Sourced = { readonly citation: string; readonly unverified?: true }

/** A legal fact that holds from a civil date until the next row of its table; `null` says that nothing holds. */
export type Dated<T> = Sourced & { readonly from: string; readonly value: T }

/** The row of a table that holds on a day, or null before the first one. The rows may be in any order. */
export const heldOn = <Row extends { readonly from: string }>(
  rows: readonly Row[],
  on: Temporal.PlainDate,
): Row | null => {
  const day = on.toString()
  return rows.reduce<Row | null>(
    (found, row) => (row.from <= day && (found === null || found.from < row.from) ? row : found),
    null,
  )
}

/** An exact amount of cents before any rounding: the kernel's `divRound` rounds it, once, where it is billed. */
export type ExactCents = { readonly numerator: bigint; readonly denominator: bigint }
