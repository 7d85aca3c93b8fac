import { type MicroEuros, microEuros } from '../../../contract/money.ts'
import { present } from '../../kernel/errors.ts'
import { divRound } from '../../kernel/money.ts'
import type { Rate as CatalogueRate } from '../catalog/public.ts'
import { bandAt, bandEdges, type TimeBand } from './time-band.ts'

/** A price for a stated quantity, and the blocks in which quantity is counted. */
export type RateStep = {
  /** Where the step ends, in units from the start; null for the last one. */
  readonly upTo: bigint | null
  /** Millionths of a euro for `per` units. */
  readonly micros: bigint
  readonly per: bigint
  /** First block and next blocks: 60/1 counts a minute, then each second. */
  readonly first: bigint
  readonly next: bigint
}

export type Rate = {
  /** Asked once for a communication of which anything is charged. */
  readonly setupMicros: bigint
  /** `graduated`: each step prices its own part. `volume`: the step reached prices the whole. */
  readonly tapering: 'graduated' | 'volume'
  readonly steps: readonly RateStep[]
  /** Prices that replace that of the step at some hours; of calls, each block at its own start. */
  readonly bands: readonly TimeBand[]
}

const made = new WeakMap<CatalogueRate, Rate>()

/** A rate of the catalogue, in the shape that prices a communication; made once. */
export const toRate = (rate: CatalogueRate): Rate => {
  const known = made.get(rate) ?? makeRate(rate)
  made.set(rate, known)
  return known
}

const makeRate = (rate: CatalogueRate): Rate => ({
  setupMicros: rate.setup,
  tapering: 'graduated',
  steps: [
    {
      upTo: null,
      micros: rate.price,
      per: rate.perUnits,
      first: rate.firstIncrement,
      next: rate.nextIncrement,
    },
  ],
  bands: rate.bands.map(({ days, from, until, price: micros }) => ({
    days,
    fromMinute: minuteOf(from),
    untilMinute: minuteOf(until),
    micros,
  })),
})

const minuteOf = (text: string): number => {
  const [hours, minutes] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}

export type Priced = {
  /** Asked of a rate with bands only; null may stand for it otherwise. */
  readonly startedAt: Temporal.Instant | null
  /** Whose civil time the bands follow. */
  readonly timeZone: string
  /** Seconds, messages or bytes. */
  readonly quantity: bigint
  /** What allowances have taken already, from the start. */
  readonly covered: bigint
  /** Whether a unit is a second, so that it passes through the bands; else the start decides. */
  readonly lasts: boolean
}

/** Quantity counted in blocks: max(a, ⌈(d − a)/b⌉·b + a), and nothing for nothing (vectors 1 to 5 and 12). */
export const counted = (
  { first, next }: Pick<RateStep, 'first' | 'next'>,
  quantity: bigint,
): bigint => {
  if (quantity <= 0n) return 0n
  if (quantity <= first) return first
  return ((quantity - first + next - 1n) / next) * next + first
}

/** What is charged, in units counted in blocks, and its price. */
export type Price = { readonly charged: bigint; readonly micros: MicroEuros }

/**
 * Prices what allowances did not cover. Blocks are those of the whole communication; the part covered is
 * taken off them. The sum stays a fraction until its one rounding to 10⁻⁶ EUR.
 */
export const price = (rate: Rate, priced: Priced): Price => {
  const { quantity, covered } = priced
  if (covered >= quantity) return { charged: 0n, micros: microEuros(0n) }
  const steps = rate.tapering === 'volume' ? reached(rate.steps, quantity) : rate.steps
  let charged = 0n
  let sum: Fraction = { over: rate.setupMicros, under: 1n }
  let from = 0n
  for (const step of steps) {
    for (const part of partsOf(rate, step, { ...priced, from })) {
      charged += part.quantity
      sum = plus(sum, { over: part.quantity * part.micros, under: step.per })
    }
    if (step.upTo === null || step.upTo >= quantity) break
    from = step.upTo
  }
  return { charged, micros: microEuros(divRound(sum.over, sum.under)) }
}

type Fraction = { readonly over: bigint; readonly under: bigint }

const plus = (a: Fraction, b: Fraction): Fraction =>
  a.under === b.under
    ? { over: a.over + b.over, under: a.under }
    : { over: a.over * b.under + b.over * a.under, under: a.under * b.under }

const reached = (steps: readonly RateStep[], quantity: bigint): readonly RateStep[] => {
  const step = steps.find(({ upTo }) => upTo === null || quantity <= upTo)
  return step === undefined ? [] : [{ ...step, upTo: null }]
}

type Part = { readonly quantity: bigint; readonly micros: bigint }

/** The charged part of one step, cut where the band changes. */
const partsOf = (
  rate: Rate,
  step: RateStep,
  { from, quantity, covered, startedAt, timeZone, lasts }: Priced & { readonly from: bigint },
): readonly Part[] => {
  const end = least(quantity, step.upTo ?? quantity)
  const skipped = most(0n, least(covered, end) - from)
  const whole = counted(step, end - from)
  const { bands } = rate
  if (bands.length === 0) return [{ quantity: most(0n, whole - skipped), micros: step.micros }]
  const began = present(startedAt, 'the instant at which a communication priced by bands began')
  const lived = { startedAt: began, seconds: end, timeZone }
  const edges = lasts ? bandEdges(bands, lived).filter(edge => edge > from) : []
  const starts = [from, ...edges]
  return starts.map((start, index) => {
    const edge = edges[index]
    const reachedHere = edge === undefined ? whole : counted(step, edge - from)
    const reachedBefore = most(skipped, counted(step, start - from))
    const at = lasts ? began.add({ seconds: Number(start) }) : began
    return {
      quantity: most(0n, least(whole, reachedHere) - reachedBefore),
      micros: bandAt(bands, at, timeZone)?.micros ?? step.micros,
    }
  })
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)
