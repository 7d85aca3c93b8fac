import {
  type Cents,
  cents,
  type MicroEuros,
  microEuros,
  zeroCents,
} from '../../../contract/money.ts'
import type { Cause } from '../../../contract/routes/usage-controls.ts'
import { microToCents } from '../../kernel/money.ts'
import type { Service } from '../catalog/public.ts'
import { homeZone } from './bucket.ts'

/** Millionths of a euro in a cent. */
export const microsPerCent = 10_000n

/** What is charged somewhere: what a ceiling may be about. */
export type Spending = {
  readonly service: Service
  readonly servedIn: string
  /** Whether it goes to a number whose service others sell. */
  readonly isPremium: boolean
}

/** The ceilings that something charged concerns. */
export const causesOf = ({ service, servedIn, isPremium }: Spending): readonly Cause[] => {
  const abroad: readonly Cause[] = service === 'data' ? ['roaming-data', 'roaming'] : ['roaming']
  const place = servedIn === homeZone ? [] : abroad
  const kind: readonly Cause[] = isPremium ? ['premium'] : []
  const rest: readonly Cause[] = servedIn === homeZone && !isPremium ? ['out-of-bundle'] : []
  return [...place, ...kind, ...rest, 'total']
}

/** What is charged so far in a period for one cause, in two ways: as rated, and as its bill lines round it. */
export type Spent = { readonly micros: bigint; readonly billed: Cents }

export const nothingSpent: Spent = { micros: 0n, billed: zeroCents }

/** How far a ceiling is reached: neither what was rated nor what will be billed may pass it. */
export const reachedBy = ({ micros, billed }: Spent): MicroEuros => {
  const asBilled = billed * microsPerCent
  return microEuros(micros > asBilled ? micros : asBilled)
}

/** A ceiling and what is charged under it so far. */
export type Purse = { readonly limit: Cents; readonly spent: Spent }

/**
 * What of a price may be charged under every ceiling that it concerns; the rest is written off (vector 15). `row` is
 * what its bill line has so far: it is rounded as one, so that the bill itself does not pass a ceiling by a cent.
 */
export const chargeUnder = (
  asked: MicroEuros,
  purses: readonly Purse[],
  row: MicroEuros,
): { readonly charged: MicroEuros; readonly writtenOff: MicroEuros } => {
  let charged: bigint = asked
  for (const { limit, spent } of purses) {
    const others = spent.billed - microToCents(row)
    const left = least(limit * microsPerCent - spent.micros, (limit - others) * microsPerCent - row)
    charged = least(charged, left < 0n ? 0n : left)
  }
  return { charged: microEuros(charged), writtenOff: microEuros(asked - charged) }
}

/** Adds what is charged on a bill line that had `row`. */
export const spend = (spent: Spent, charged: MicroEuros, row: MicroEuros): Spent => {
  const after = microToCents(microEuros(row + charged))
  return {
    micros: spent.micros + charged,
    billed: cents(spent.billed + after - microToCents(row)),
  }
}

/** The marks, in cents or in percents of a whole, that an amount passes on its way from one value to another. */
export const crossed = (
  marks: readonly bigint[],
  {
    before,
    after,
    whole,
  }: { readonly before: bigint; readonly after: bigint; readonly whole: bigint },
): readonly bigint[] =>
  marks.filter(mark => before * 100n < whole * mark && whole * mark <= after * 100n)

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
