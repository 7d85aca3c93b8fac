import type { Input } from '../../contract/define.ts'
import { cents, toMoney } from '../../contract/money.ts'
import {
  readControls,
  setAlerts,
  setCeiling,
  setRoaming,
} from '../../contract/routes/usage-controls.ts'
import { ownersOfLines } from '../domains/lines/public.ts'
import { controlRoutes } from '../domains/usage/control-routes.ts'
import { usageNoticed } from '../domains/usage/notice.ts'
import { uuidv7 } from '../kernel/ids.ts'
import { customerClient } from './customer-client.ts'
import type { TestLine, UsageWorld } from './usage-world.ts'

type Wish = Omit<Input<typeof setCeiling>['body'], 'language'>

/** The holder of a line before the screen of its ceilings, at some time of business. */
export const holderOf = (
  world: UsageWorld,
  { accountId, lineId }: TestLine,
  now = '2026-11-22T08:00:00Z',
) => {
  const { call, faults } = customerClient({
    db: world.db,
    registrations: controlRoutes({ timeZone: 'Europe/Paris' }),
    owners: { line: ownersOfLines },
    now: Temporal.Instant.from(now),
    reach: new Map([[accountId, 'holder']]),
  })
  const params = { lineId }
  const key = () => ({ idempotencyKey: uuidv7() })
  const read = async () => {
    const answer = await call(readControls, { params, query: { language: 'fr' } })
    if (!answer.ok) throw new Error(answer.problem.code)
    return answer.body
  }
  return {
    faults,
    read,
    ceiling: async (cause: Wish['cause']) =>
      (await read()).ceilings.find(one => one.cause === cause),
    setCeiling: async (wish: Wish) => {
      const body = { ...wish, language: 'fr' as const }
      const answer = await call(setCeiling, { params, body }, key())
      return answer.ok ? 'decided' : answer.problem.code
    },
    setAlerts: async (body: Input<typeof setAlerts>['body']) => {
      const answer = await call(setAlerts, { params, body }, key())
      return answer.ok ? 'decided' : answer.problem.code
    },
    setRoaming: async (allowed: boolean) => {
      const answer = await call(setRoaming, { params, body: { allowed } }, key())
      return answer.ok ? 'decided' : answer.problem.code
    },
  }
}
/** An amount of cents, as the wire tells it. */
export const euros = (amount: number) => toMoney(cents(BigInt(amount)))

/** Records of a line as they were rated, in order of event. */
export const ratedOf = (world: UsageWorld, { lineId }: TestLine) =>
  world.db
    .selectFrom('usage.rated_record')
    .select(['price_micros', 'written_off_micros', 'outcome', 'charged'])
    .where('line_id', '=', lineId)
    .orderBy('started_at')
    .execute()

/** What a line’s customer is told, in order. */
export const noticesOf = async (world: UsageWorld, { accountId }: TestLine) => {
  const rows = await world.db
    .selectFrom('kernel.outbox_event')
    .select('payload')
    .where('account_id', '=', accountId)
    .where('kind', '=', usageNoticed)
    .orderBy('id')
    .execute()
  return rows.map(({ payload }) => Reflect.get(Object(payload), 'about'))
}
