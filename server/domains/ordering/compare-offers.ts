import { setImmediate as pause } from 'node:timers/promises'
import type { AccountId, LineId } from '../../../contract/ids.ts'
import type { Comparison } from '../../../contract/routes/comparison.ts'
import type { Obstacle } from '../../../contract/routes/ordering.ts'
import type { Period } from '../../kernel/calendar.ts'
import type { Db } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { SubscribedItem } from '../lines/public.ts'
import { type Past, readCommunications, replay } from '../usage/public.ts'
import {
  changesOf,
  effectiveOn,
  itemsAfter,
  obstacleTo,
  planOf,
  type Request,
  type Situation,
} from './change.ts'
import { type Candidate, decideComparison } from './compare.ts'
import { readSituation } from './read-situation.ts'

export type Compared =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'not-found'
        | Extract<Obstacle, 'line-not-active' | 'other-network' | 'change-pending'>
    }

type Asked = {
  readonly accountId: AccountId
  readonly lineId: LineId
  /** How many months back, at most; a line that is younger has fewer. */
  readonly months: number
}

/**
 * Prices every plan that a line may take on what it really used in the whole months up to yesterday (B03). Reads only.
 * Between two plans other requests have their turn: a year of a busy line is some tenths of a second of rating.
 */
export const compareOffers = async (
  db: Db,
  { accountId, lineId, months }: Asked,
  at: { readonly now: Temporal.Instant; readonly zone: string },
): Promise<Compared> => {
  const situation = await readSituation(db, { accountId, lineId }, at)
  if (situation === null) return { kind: 'refused', reason: 'not-found' }
  const plan = planOf(situation)
  if (situation.line.state !== 'active') return { kind: 'refused', reason: 'line-not-active' }
  if (plan?.lineId !== lineId) return { kind: 'refused', reason: 'other-network' }
  if (plan.endsOn !== null) return { kind: 'refused', reason: 'change-pending' }
  const lived = monthsLived(situation, months)
  const from = lived[0]?.start ?? situation.today
  const span = { accountId, lineId, from, until: situation.today }
  const past = await readCommunications(db, span, at)
  const on = effectiveOn(situation, 'next-period')
  const candidates = await imagine(situation, { past, lived, zone: at.zone })
  return {
    kind: 'compared',
    comparison: {
      lineId,
      asOf: situation.today.toString(),
      effectiveOn: on.toString(),
      measured: {
        from: from.toString(),
        until: situation.today.toString(),
        months: lived.length,
        communications: past.communications.length,
      },
      ...decideComparison(situation, candidates, { on, months: lived.length }),
    },
  }
}

/** The whole months up to today that the contract has lived, each counted from today. */
const monthsLived = ({ today, contract }: Situation, most: number): readonly Period[] => {
  const start = (back: number) => today.subtract({ months: back })
  const periods = Array.from({ length: most }, (_, index) => ({
    start: start(most - index),
    end: start(most - index - 1),
  }))
  return periods.filter(period => Temporal.PlainDate.compare(period.start, contract.signedOn) >= 0)
}

type Lived = {
  readonly past: Past
  readonly lived: readonly Period[]
  readonly zone: string
}

const imagine = async (
  situation: Situation,
  { past, lived, zone }: Lived,
): Promise<readonly Candidate[]> => {
  const { book, items, line, today } = situation
  const replayed = (own: readonly SubscribedItem[]) =>
    replay(past.communications, {
      decisions: past.decisions,
      items: own.filter(item => isLasting(item) && item.lineId === line.lineId),
      book,
      months: lived,
      on: today,
      timeZone: zone,
    })
  const candidates: Candidate[] = [{ offer: null, items, lived: replayed(items) }]
  for (const offer of book.current.offers.values()) {
    const request: Request = { act: 'change-plan', offerCode: offer.code, effect: 'next-period' }
    if (obstacleTo(situation, request) !== null) continue
    await pause()
    const after = itemsAfter(items, changesOf(situation, request, newId('item')))
    candidates.push({ offer, items: after, lived: replayed(after) })
  }
  return candidates
}

/** What goes on from month to month: a pass is bought when it is wanted. */
const isLasting = ({ kind, endsOn }: SubscribedItem): boolean =>
  endsOn === null && (kind === 'plan' || kind === 'option')
