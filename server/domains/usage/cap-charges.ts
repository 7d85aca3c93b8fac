import type { LineId } from '../../../contract/ids.ts'
import { type Cents, cents, microEuros } from '../../../contract/money.ts'
import type { Cause } from '../../../contract/routes/usage-controls.ts'
import type { CatalogueBook } from '../catalog/public.ts'
import type { RatedRecord } from './batch.ts'
import { causesOf, chargeUnder, crossed, microsPerCent, reachedBy } from './ceiling.ts'
import type { CivilTime } from './civil-time.ts'
import { alertsOf, ceilingAt, type Decision } from './control.ts'
import { legalRoamingCeiling } from './legal-ceiling.ts'
import type { Cut, Notice } from './notice.ts'
import {
  addTo,
  type ChargedRow,
  type ChargedSum,
  rowIn,
  spendingOf,
  spentIn,
  type Tally,
  tallyOf,
} from './tally.ts'

/** What charging under ceilings is decided on; the meters of the accounts are locked. */
export type Capping = {
  readonly book: CatalogueBook
  readonly civil: CivilTime
  readonly decisionsOf: ReadonlyMap<LineId, readonly Decision[]>
  /** What the periods concerned are charged before this batch. */
  readonly charged: readonly ChargedSum[]
}

/** Records as they are charged, with what is told of them. */
export type Capped = {
  readonly rated: readonly RatedRecord[]
  readonly notices: readonly Notice[]
  readonly cuts: readonly Cut[]
}

/** The parts of a ceiling, in percents, at which the customer is told when the law says nothing else. */
const usualNotices: readonly bigint[] = [80n, 100n]

/**
 * Charges each record at most what is left under every ceiling that held when it began, and writes the rest off; says
 * which ceilings come near, which are reached. Records come in order of event.
 */
export const capCharges = (rated: readonly RatedRecord[], capping: Capping): Capped => {
  const notices: Notice[] = []
  const cuts: Cut[] = []
  const tallyFor = tallies(capping)
  const capped = rated.map(one => {
    if (one.rated.micros === 0n) return one
    const tally = tallyFor(one)
    const row = rowOf(one)
    const ceilings = ceilingsOf(one, row, capping)
    const before = new Map(ceilings.map(({ cause }) => [cause, reachedIn(tally, cause)]))
    const totalBefore = reachedIn(tally, 'total')
    const result = charge(one, { tally, row, ceilings })
    addTo(tally, row, { micros: result.rated.micros, isPremium: premiumIn(capping.book) })
    for (const ceiling of ceilings) {
      const passed = passedBy(ceiling, before.get(ceiling.cause) ?? 0n, tally)
      notices.push(...passed.map(percent => noticeOf(one, ceiling, percent)))
      if (passed.includes(100n)) cuts.push(cutOf(one, ceiling))
    }
    const { thresholds } = alertsOf(capping.decisionsOf.get(one.placed.lineId) ?? [], 'spend')
    const spent = {
      before: totalBefore,
      after: reachedIn(tally, 'total'),
      whole: microsPerCent * 100n,
    }
    notices.push(...crossed(thresholds, spent).map(amount => spendNotice(one, amount)))
    return result
  })
  return { rated: capped, notices, cuts }
}

/** Which zones of a catalogue are of numbers whose service others sell. */
export const premiumIn =
  ({ current }: CatalogueBook) =>
  (zone: string | null): boolean =>
    zone !== null && current.tariffs.zones.get(zone)?.thirdParty === true

const reachedIn = (tally: Tally, cause: Cause): bigint => reachedBy(spentIn(tally, cause))

/** The tally of a record's line in its period, begun from what was stored. */
const tallies = ({ charged, book }: Capping) => {
  const stored = Map.groupBy(charged, sum => `${sum.lineId} ${sum.periodStart}`)
  const known = new Map<string, Tally>()
  return ({ placed }: RatedRecord): Tally => {
    const key = `${placed.lineId} ${placed.period.start}`
    const tally = known.get(key) ?? tallyOf(stored.get(key) ?? [], premiumIn(book))
    known.set(key, tally)
    return tally
  }
}

const rowOf = ({ placed: { record, located } }: RatedRecord): ChargedRow => ({
  service: record.service,
  direction: record.direction,
  servedIn: located.servedIn,
  goesTo: located.goesTo,
  rateId: located.rate.rateId,
})

type HeldCeiling = {
  readonly cause: Cause
  readonly limit: Cents
  readonly notices: readonly bigint[]
}

/** The ceilings that held for a record when it began. */
const ceilingsOf = (
  { placed }: RatedRecord,
  row: ChargedRow,
  { book, civil, decisionsOf }: Capping,
): readonly HeldCeiling[] => {
  const atUs = placed.record.startedUs
  const decisions = decisionsOf.get(placed.lineId) ?? []
  return causesOf(spendingOf(row, premiumIn(book))).flatMap(cause => {
    const law =
      cause === 'roaming-data'
        ? legalRoamingCeiling(book, placed.terms.tariffPlan, civil.dateOf(atUs))
        : null
    const { limit } = ceilingAt(decisions, cause, { atUs, legal: law?.limit ?? null })
    return limit === null ? [] : [{ cause, limit, notices: law?.notices ?? usualNotices }]
  })
}

type Charging = {
  readonly tally: Tally
  readonly row: ChargedRow
  readonly ceilings: readonly HeldCeiling[]
}

/** A record whose price is written off whole passed for nothing: it is told as blocked. */
const charge = (one: RatedRecord, { tally, row, ceilings }: Charging): RatedRecord => {
  const purses = ceilings.map(({ cause, limit }) => ({ limit, spent: spentIn(tally, cause) }))
  const { charged, writtenOff } = chargeUnder(one.rated.micros, purses, rowIn(tally, row))
  if (writtenOff === 0n) return one
  const blocked = charged === 0n
  return {
    ...one,
    rated: {
      ...one.rated,
      micros: charged,
      writtenOff: microEuros(one.rated.writtenOff + writtenOff),
      ...(blocked ? { charged: 0n, outcome: 'blocked' } : {}),
    },
  }
}

const passedBy = ({ cause, limit, notices }: HeldCeiling, before: bigint, tally: Tally) =>
  crossed(notices, { before, after: reachedIn(tally, cause), whole: limit * microsPerCent })

const noticeOf = (
  { placed: { accountId, lineId } }: RatedRecord,
  { cause, limit }: HeldCeiling,
  percent: bigint,
): Notice => ({
  accountId,
  lineId,
  about: { kind: 'ceiling', cause, limit, percent: Number(percent) },
})

const spendNotice = ({ placed: { accountId, lineId } }: RatedRecord, amount: bigint): Notice => ({
  accountId,
  lineId,
  about: { kind: 'spend', amount: cents(amount) },
})

const cutOf = ({ placed }: RatedRecord, { cause, limit }: HeldCeiling): Cut => ({
  accountId: placed.accountId,
  lineId: placed.lineId,
  periodStart: placed.period.start,
  cause,
  limit,
  cutAt: placed.record.startedText,
})
