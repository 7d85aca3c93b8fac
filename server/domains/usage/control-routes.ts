import type { AccountId, LineId } from '../../../contract/ids.ts'
import { fromMoney } from '../../../contract/money.ts'
import {
  readControls,
  setAlerts,
  setCeiling,
  setRoaming,
} from '../../../contract/routes/usage-controls.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type Db, transact } from '../../kernel/db.ts'
import { answer, handle, type Registration, refuse } from '../../kernel/http/handler.ts'
import { ownersOfLines } from '../lines/public.ts'
import { changeAlerts, changeCeiling, changeRoaming, type Decided } from './change-controls.ts'
import { readControls as read } from './read-controls.ts'

type Deps = { readonly timeZone: string }

/** Ceilings, alerts and roaming of lines. `timeZone` is the operator's civil time. */
export const controlRoutes = ({ timeZone }: Deps): readonly Registration[] => [
  handle(readControls, async ({ db, actor, accountIds, clock, input }) => {
    const { lineId } = input.params
    const accountId = await ownerOf(db, accountIds, lineId)
    if (accountId === undefined) return refuse('not-found')
    const language = input.query.language ?? actor.origin.language
    const view = await read(db, { accountId, lineId }, { at: clock.now(), timeZone, language })
    return view === null ? refuse('not-found') : answer(view)
  }),

  handle(setCeiling, async call => {
    const about = await placeOf(call, timeZone)
    if (about === null) return refuse('not-found')
    const { cause, act, limit = null, consent = null, language } = call.input.body
    const wish = { cause, act, limit, consent, language }
    return told(await transact(call.db, tx => changeCeiling(tx, about, wish)))
  }),

  handle(setAlerts, async call => {
    const about = await placeOf(call, timeZone)
    if (about === null) return refuse('not-found')
    const { subject, percents, amounts } = call.input.body
    const wish = {
      subject,
      percents: percents?.map(BigInt) ?? null,
      amounts: amounts?.map(fromMoney) ?? null,
    }
    return told(await transact(call.db, tx => changeAlerts(tx, about, wish)))
  }),

  handle(setRoaming, async call => {
    const about = await placeOf(call, timeZone)
    if (about === null) return refuse('not-found')
    const { allowed } = call.input.body
    return told(await transact(call.db, tx => changeRoaming(tx, about, allowed)))
  }),
]

const ownerOf = async (
  db: Db,
  accountIds: readonly AccountId[],
  lineId: LineId,
): Promise<AccountId | undefined> => (await ownersOfLines(db, accountIds, [lineId])).get(lineId)

type DecidingCall = {
  readonly db: Db
  readonly actor: Actor
  readonly accountIds: readonly AccountId[]
  readonly clock: { readonly now: () => Temporal.Instant }
  readonly input: { readonly params: { readonly lineId: LineId } }
}

/** Which line is decided of, by whom and when; null when it is nobody's whom the caller reaches. */
const placeOf = async ({ db, actor, accountIds, clock, input }: DecidingCall, timeZone: string) => {
  const { lineId } = input.params
  const accountId = await ownerOf(db, accountIds, lineId)
  if (accountId === undefined) return null
  const channel = actor.origin.channel === 'app' ? ('app' as const) : ('web' as const)
  return {
    place: { accountId, lineId },
    // Only a holder may decide.
    by: { actor: 'holder', channel },
    read: { at: clock.now(), timeZone },
  }
}

const told = <Reason extends string>(decided: Decided<Reason>) =>
  decided.kind === 'decided' ? answer({ decidedAt: decided.at.toString() }) : refuse(decided.reason)
