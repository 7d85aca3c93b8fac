import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Chance, chanceOf } from '../../operator/chance.ts'
import { createFaults } from '../../operator/faults.ts'
import { createIntake } from '../../operator/network/intake.ts'
import { createServerClock } from '../../operator/server-clock.ts'
import { readBusinessClock } from '../../server/kernel/business-clock.ts'
import { type Db, openDb, openPool } from '../../server/kernel/db.ts'
import type { HttpBrowser } from '../../server/testing/http-browser.ts'
import { signedUp } from '../../server/testing/person-of-canaries.ts'
import { openCustomersUntil, signedInAgent } from './agent.ts'
import { letTimePass, moveByDesk } from './biller.ts'
import type { DrillWorld } from './drill-world.ts'
import { ingestUntil, type MadeRecord } from './ingester.ts'
import { allReady, keepRunning, killAtRandom } from './keeper.ts'
import { finishOpenPages, payUntil } from './payer.ts'
import { type Person, sellOne } from './people.ts'
import { noPromises, type Promises } from './promises.ts'
import { untilSettled } from './until-settled.ts'

export type DrillWish = {
  readonly kills: number
  readonly seed: number
  readonly say: (line: string) => void
}

type Payer = { readonly browser: HttpBrowser; readonly accountId: string }

/** What the clients of a drill share. */
type Drill = {
  readonly world: DrillWorld
  readonly db: Db
  readonly wish: DrillWish
  readonly promises: Promises
  readonly chance: (...labels: readonly (string | number)[]) => Chance
  readonly intake: ReturnType<typeof createIntake>
  readonly clock: ReturnType<typeof createServerClock>
  readonly lines: { mobile: string; since: string }[]
  today: Temporal.PlainDate
  /** Since when the desk has been moving time, by the monotonic clock. */
  movingSince: number | undefined
}

const customersAtFirst = 30
const payersAtOnce = 8
/** A payer retires after their allowance of calls: a longer drill has more of them. */
const killsOfAPayer = 25
const ingesters = 2
/** Usage is kept for a year: the drill ends before any of it is forgotten. */
const daysAtMost = 280
const stepsPerKill = 2.5
const longMoveMs = 3000
/** Longer than a claim on a payment, and than one instant of moving time may take. */
const endsWithinMs = 200_000

/**
 * Clients at work while processes of the server are killed and started again; then everything is left to come to rest.
 * Answers what the clients were promised, and the deaths that were not ours. One seed gives the same people, records,
 * victims and pauses; what they meet depends on the machine.
 */
export const runDrill = async (world: DrillWorld, wish: DrillWish) => {
  const db = openDb(openPool({ url: world.cluster.ownerUrl, size: 4 }))
  try {
    const drill = await openDrill(world, db, wish)
    const payers = await prepare(drill)
    const deaths = await underKills(drill, payers)
    wish.say('no more kills: what was begun is ended')
    for (const { browser, accountId } of payers)
      await finishOpenPages({ browser, promises: drill.promises }, accountId)
    await deliverWebhooks(world)
    await moveByDesk(drill, (await readBusinessClock(db)).now().add({ hours: 24 }))
    await untilSettled(db)
    await world.endServer()
    return { promises: drill.promises, deaths }
  } finally {
    await db.destroy()
  }
}

const openDrill = async (world: DrillWorld, db: Db, wish: DrillWish): Promise<Drill> => ({
  world,
  db,
  wish,
  promises: noPromises(),
  chance: (...labels) => chanceOf(wish.seed, 'drill', ...labels),
  intake: createIntake({ ...world.intake, faults: createFaults(), retryMs: 50 }),
  clock: createServerClock(world.intake),
  lines: [],
  today: await todayOf(db),
  movingSince: undefined,
})

const todayOf = async (db: Db): Promise<Temporal.PlainDate> =>
  (await readBusinessClock(db)).now().toZonedDateTimeISO('Europe/Paris').toPlainDate()

/** Customers in service, a first month billed, people signed up who will pay. Nothing is killed yet. */
const prepare = async (drill: Drill): Promise<readonly Payer[]> => {
  const { chance, wish, db } = drill
  const people: Person[] = []
  for (let rank = 0; rank < customersAtFirst; rank += 1)
    people.push(
      await sellOne(
        sellerOf(drill, () => rank),
        chance('sale', rank),
        true,
      ),
    )
  const from = (await readBusinessClock(db)).now()
  await moveByDesk(drill, from.add({ hours: 33 * 24 }))
  drill.today = await todayOf(db)
  const count = Math.max(payersAtOnce, Math.ceil((wish.kills / killsOfAPayer) * payersAtOnce))
  const payers: Payer[] = []
  for (const [index, person] of people.slice(0, count).entries()) {
    const address = `10.0.${index >> 8}.${index & 255}`
    const browser = await signedUp(drill.world.place, person, { 'x-forwarded-for': address })
    const { body } = await browser.ask('GET', '/api/bills')
    const accountId = body.bills[0]?.accountId
    if (typeof accountId !== 'string') throw new Error('a month brought no bill')
    payers.push({ browser, accountId })
  }
  wish.say(`${people.length} customers are billed, ${payers.length} of them will pay`)
  return payers
}

const sellerOf = (drill: Drill, nextRank: () => number) => ({
  intake: drill.intake,
  promises: drill.promises,
  nextRank,
  today: () => drill.today.toString(),
  onSold: ({ mobile }: Person) => drill.lines.push({ mobile, since: drill.today.toString() }),
})

const payerDeps = (drill: Drill, payer: Payer, isOver: () => boolean) => ({
  browser: payer.browser,
  chance: drill.chance('payer', payer.accountId.slice(-6)),
  promises: drill.promises,
  isOver,
  untilCalm: () => untilCalm(drill, isOver),
  name: payer.accountId.slice(-12),
})

/**
 * Time that is moved by hand comes to rest when nothing is left to do, which under load is never: when a move takes
 * long, who pays and who delivers hold their breath until it is made.
 */
const untilCalm = async (drill: Drill, isOver: () => boolean): Promise<void> => {
  const isLong = () =>
    drill.movingSince !== undefined && performance.now() - drill.movingSince > longMoveMs
  while (isLong() && !isOver()) await pause(50)
}

/** All clients at work until the last kill; answers the deaths that nobody ordered. */
const underKills = async (drill: Drill, payers: readonly Payer[]): Promise<readonly string[]> => {
  const { world, wish, chance } = drill
  const agent = await signedInAgent(world)
  const kept = world.processes.map(({ name, process }) => keepRunning(name, process))
  let over = false
  const isOver = () => over
  const clients = [
    ...payInTurns(drill, payers, isOver).map(work => ({ who: 'a payer', work })),
    ...ingestAtOnce(drill, isOver).map(work => ({ who: 'an ingester', work })),
    { who: 'the seller', work: sellUntil(drill, isOver) },
    { who: 'the calendar', work: followTime(drill, isOver) },
    { who: 'time', work: timePasses(drill, isOver) },
    {
      who: 'the agent',
      work: openCustomersUntil({
        browser: agent,
        chance: chance('agent'),
        promises: drill.promises,
        isOver,
        accountIds: payers.map(({ accountId }) => accountId).slice(0, 12),
      }),
    },
  ]
  const work = Promise.all(clients.map(client => client.work))
  await Promise.race([
    work.then(() => Promise.reject(new Error('all clients ended before the last kill'))),
    killAtRandom({ ...wish, kept, chance: chance('killer') }),
  ])
  over = true
  await untilEnded(clients)
  await allReady(kept)
  await Promise.all(kept.map(each => each.stop()))
  return kept.flatMap(({ deaths }) => deaths)
}

type Client = { readonly who: string; readonly work: Promise<unknown> }

/** A client ends what it does once it is answered; one that never is has found something. */
const untilEnded = async (clients: readonly Client[]): Promise<void> => {
  const atWork = new Set(clients)
  for (const client of clients) client.work.then(() => atWork.delete(client))
  const deadline = performance.now() + endsWithinMs
  while (atWork.size > 0) {
    if (performance.now() > deadline)
      throw new Error(`without answer: ${[...atWork].map(({ who }) => who).join(', ')}`)
    await pause(50)
  }
}

/** So many people at once, each followed by the next when their payments are made. */
const payInTurns = (drill: Drill, payers: readonly Payer[], isOver: () => boolean) => {
  const waiting = payers.values()
  const desk = async () => {
    for (const payer of waiting) {
      if (isOver()) return
      await payUntil(payerDeps(drill, payer, isOver))
    }
  }
  return Array.from({ length: payersAtOnce }, desk)
}

const ingestAtOnce = (drill: Drill, isOver: () => boolean) => {
  const written: MadeRecord[] = []
  return Array.from({ length: ingesters }, (_, index) =>
    ingestUntil({
      intake: drill.intake,
      chance: drill.chance('ingester', index),
      promises: drill.promises,
      isOver,
      untilCalm: () => untilCalm(drill, isOver),
      name: `drill-${index}`,
      lines: drill.lines,
      now: () => drill.today.toZonedDateTime('Europe/Paris').add({ hours: 2 }).toInstant(),
      written,
    }),
  )
}

const sellUntil = async (drill: Drill, isOver: () => boolean): Promise<void> => {
  let rank = customersAtFirst
  const nextRank = () => {
    rank += 1
    return rank
  }
  const chance = drill.chance('seller')
  while (!isOver()) {
    await sellOne(sellerOf(drill, nextRank), chance)
    await pause(chance.whole(300, 2500))
  }
}

/** The clients’ calendar follows the server’s, a little behind. */
const followTime = async (drill: Drill, isOver: () => boolean): Promise<void> => {
  while (!isOver()) {
    drill.today = await todayOf(drill.db)
    await pause(100)
  }
}

const timePasses = async (drill: Drill, isOver: () => boolean): Promise<void> => {
  const { wish, db, clock, chance, promises } = drill
  const latest = (await readBusinessClock(db)).now().add({ hours: daysAtMost * 24 })
  const stepDays = Math.max(
    1,
    Math.min(6, Math.floor((2 * daysAtMost) / (wish.kills * stepsPerKill))),
  )
  const onMoving = (isMoving: boolean) => {
    drill.movingSince = isMoving ? performance.now() : undefined
  }
  const passing = { clock, db, chance: chance('time'), promises, isOver, latest, stepDays }
  await letTimePass({ ...passing, onMoving })
}

/** What the processor has still to tell is told now: else it would come, tried again, in the middle of the checks. */
const deliverWebhooks = async ({ deskUrl }: DrillWorld): Promise<void> => {
  const { webhooks } = JSON.parse(await (await fetch(`${deskUrl}/api/payments`)).text())
  for (const { id } of webhooks)
    await fetch(`${deskUrl}/api/webhooks/${id}/deliver`, { method: 'POST' })
}

/** How much was done: a drill that did next to nothing proves nothing. */
export const countWork = async (db: Db) => {
  const { rows } = await sql<
    Record<'payments' | 'files' | 'records' | 'bills' | 'accounts', number>
  >`
    select (select count(*) from payments.payment)::int4 as payments,
           (select count(*) from usage.file)::int4 as files,
           (select sum(records) from usage.file)::int4 as records,
           (select count(*) from billing.bill)::int4 as bills,
           (select count(*) from customers.account)::int4 as accounts
  `.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('nothing was counted')
  return row
}
