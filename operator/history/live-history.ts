import type { Intake } from '../network/intake.ts'
import { usageFile } from '../network/usage-file.ts'
import type { Household } from '../people/household.ts'
import type { Offers } from '../people/offers.ts'
import type { Bank } from '../psp/bank.ts'
import type { ServerClock } from '../server-clock.ts'
import { toActivation } from './activation.ts'
import type { Done, Person } from './person.ts'
import { type HistoryWish, planHistory, type Step } from './plan.ts'
import { leaveCard, loseCard } from './point-of-sale.ts'

/** The parties that take part in the history. */
export type HistoryDeps = {
  seed: number
  offers: Offers
  bank: Bank
  clock: ServerClock
  intake: Intake
  person: Person
}

export type Lived =
  | { kind: 'lived'; steps: number }
  | { kind: 'broken'; at: string; problem: string }

type Course = { deps: HistoryDeps; wish: HistoryWish; households: readonly Household[] }

/** The months that a bill still itemises; before them, usage is thin. */
const itemisedMonths = 12
const done: Done = { kind: 'done' }

function signedOn({ start }: HistoryWish, { signedAfterDays }: Household): string {
  return Temporal.PlainDate.from(start).add({ days: signedAfterDays }).toString()
}

type Move = Extract<Step, { kind: 'clock' }>

async function moveClock({ deps }: Course, { to, afterwards }: Move): Promise<Done> {
  const answer = await deps.clock.moveTo(to, afterwards)
  return answer.kind === 'read' ? done : { kind: 'failed', problem: answer.problem }
}

async function activate({ deps }: Course, household: Household, day: string): Promise<Done> {
  const { bank, offers, intake } = deps
  const card = household.pays === 'by-hand' ? undefined : leaveCard(bank, household)
  const delivered = await intake.activate(toActivation({ household, offers, signedOn: day, card }))
  if (delivered.kind === 'accepted') return done
  return { kind: 'failed', problem: `${delivered.status} ${delivered.answer}` }
}

async function deliver(
  { deps, wish, households }: Course,
  step: Extract<Step, { kind: 'deliver' }>,
): Promise<Done> {
  const { sequence, from, to, until } = step
  const fullFrom = Temporal.Instant.from(wish.end)
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDate()
    .subtract({ months: itemisedMonths })
    .toString()
  const lines = households.flatMap(household =>
    household.lines.map(line => ({ line, activeFrom: signedOn(wish, household) })),
  )
  const file = usageFile({ seed: deps.seed, lines, sequence, from, to, until, fullFrom })
  if (!file) return done
  const delivered = await deps.intake.deliverFile(file)
  if (delivered.kind === 'accepted') return done
  return { kind: 'failed', problem: `${file.name}: ${delivered.status} ${delivered.answer}` }
}

async function live(course: Course, step: Step): Promise<Done> {
  const { person, bank } = course.deps
  switch (step.kind) {
    case 'clock':
      return moveClock(course, step)
    case 'activate':
      return activate(course, step.household, step.signedOn)
    case 'deliver':
      return deliver(course, step)
    case 'sign-up':
      return person.signUp(step.household)
    case 'pay':
      return person.payBill(step.household)
    case 'lose-card':
      loseCard(bank, step.household)
      return done
  }
}

function nameOf(step: Step): string {
  if ('household' in step) return `${step.kind} ${step.household.number}`
  return step.kind === 'clock' ? `clock ${step.to}` : `deliver ${step.from}`
}

/** Lives the plan, one step after the other; stops at the first that fails and says which. */
export async function liveHistory(deps: HistoryDeps, wish: HistoryWish): Promise<Lived> {
  const course: Course = { deps, wish, households: wish.households }
  const steps = planHistory(wish)
  for (const step of steps) {
    const outcome = await live(course, step)
    if (outcome.kind === 'failed')
      return { kind: 'broken', at: nameOf(step), problem: outcome.problem }
  }
  return { kind: 'lived', steps: steps.length }
}
