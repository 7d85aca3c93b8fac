import type { LineId } from '../../../contract/ids.ts'
import type { Names } from '../../../contract/languages.ts'
import { type Cents, cents, sumCents } from '../../../contract/money.ts'
import type { CauseKind } from '../../../contract/routes/billing.ts'
import type { BillLine } from './bill.ts'

/** Of a line, what the comparison of two bills needs. */
export type ComparedLine = Pick<
  BillLine,
  'position' | 'cause' | 'kind' | 'step' | 'subject' | 'names' | 'lineId' | 'gross' | 'happenedOn'
>

/** One reason why this bill is not the amount of the last, linked to the lines that carry it. */
export type Cause = {
  readonly kind: CauseKind
  readonly cause: string
  readonly names: Names
  readonly lineId: LineId | null
  readonly before: Cents
  readonly after: Cents
  readonly difference: Cents
  readonly happenedOn: Temporal.PlainDate | null
  readonly positions: readonly number[]
}

/**
 * Attributes every cent between two bills: lines of the same cause are set against each other, and what
 * differs is a cause. Σ differences = total − previous total exactly (property-tested). The largest first.
 */
export const differenceOf = (
  before: readonly ComparedLine[],
  after: readonly ComparedLine[],
): readonly Cause[] => {
  const names = [...new Set([...after, ...before].map(({ cause }) => cause))]
  return names
    .map(cause =>
      toCause(
        before.filter(line => line.cause === cause),
        after.filter(line => line.cause === cause),
      ),
    )
    .filter(cause => cause !== null)
    .map(cause => (cause.kind === 'stopped' ? stoppedOn(cause, before, after) : cause))
    .sort(byImportance)
}

/** What stopped has no line of its own any more: its day is that of the days given back, when there are some. */
const stoppedOn = (
  cause: Cause,
  before: readonly ComparedLine[],
  after: readonly ComparedLine[],
): Cause => {
  const subjects = before.filter(line => line.cause === cause.cause).map(({ subject }) => subject)
  const givenBack = after.find(
    ({ step, subject }) => step === 'adjustment' && subjects.includes(subject),
  )
  return givenBack === undefined ? cause : { ...cause, happenedOn: givenBack.happenedOn }
}

const toCause = (before: readonly ComparedLine[], after: readonly ComparedLine[]): Cause | null => {
  const told = after.at(-1) ?? before.at(-1)
  if (told === undefined) return null
  const was = sumCents(before.map(({ gross }) => gross))
  const is = sumCents(after.map(({ gross }) => gross))
  if (was === is) return null
  return {
    kind: kindOf(before, after),
    cause: told.cause,
    names: told.names,
    lineId: told.lineId,
    before: was,
    after: is,
    difference: cents(is - was),
    happenedOn: after.at(-1)?.happenedOn ?? null,
    positions: after.map(({ position }) => position),
  }
}

const kindOf = (before: readonly ComparedLine[], after: readonly ComparedLine[]): CauseKind => {
  const told = after.at(-1) ?? before.at(-1)
  switch (told?.step) {
    case 'adjustment':
      return 'adjusted'
    case 'usage':
      return 'used'
    case 'single':
      return 'charged-once'
    default: {
      if (before.length === 0) return 'started'
      if (after.length === 0) return 'stopped'
      const subjects = new Set(before.map(({ subject }) => subject))
      return after.every(({ subject }) => subjects.has(subject)) ? 'price-changed' : 'changed'
    }
  }
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

const byImportance = (a: Cause, b: Cause): number => {
  const order = size(b.difference) - size(a.difference)
  if (order !== 0n) return order > 0n ? 1 : -1
  return a.cause < b.cause ? -1 : 1
}
