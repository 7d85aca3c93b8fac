import { dateAt, instantAt } from '../network/civil-day.ts'
import type { Household } from '../people/household.ts'

/** What the demonstration does, in the order of business time. */
export type Step =
  | { kind: 'clock'; to: string; afterwards: 'hold' | undefined }
  | { kind: 'activate'; household: Household; signedOn: string }
  | { kind: 'deliver'; sequence: number; from: string; to: string; until: string }
  | { kind: 'sign-up'; household: Household }
  | { kind: 'pay'; household: Household }
  | { kind: 'lose-card'; household: Household }

export type HistoryWish = {
  households: readonly Household[]
  /** first day */
  start: string
  /** the present, where the history ends and time runs on */
  end: string
}

/** Just before midnight: the day's usage is delivered before the bills of the next day are run. */
const eveningTime = '23:50'
const morningTime = '10:00'
const lastMomentSeconds = 60

/** One billing day between start and end, and the one before it. */
type Boundary = { date: string; before: string }

type Course = HistoryWish & { boundaries: readonly Boundary[] }

function shifted(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

function secondsBefore(instant: string, seconds: number): string {
  return Temporal.Instant.from(instant).subtract({ seconds }).toString()
}

/** Time stands still while people act and files arrive. */
function standAt(to: string): Step {
  return { kind: 'clock', to, afterwards: 'hold' }
}

function boundariesOf({ households, start, end }: HistoryWish): readonly Boundary[] {
  const days = new Set(households.map(({ billingDay }) => billingDay))
  const last = dateAt(end)
  const dates: string[] = []
  for (let date = shifted(start, 1); date <= last; date = shifted(date, 1)) {
    if (days.has(Number(date.slice(8)))) dates.push(date)
  }
  return dates.map((date, index) => ({ date, before: dates[index - 1] ?? start }))
}

function isBillingDayOf(household: Household, date: string): boolean {
  return Number(date.slice(8)) === household.billingDay
}

/** The household's billing days after its signature. */
function billedOn(household: Household, { boundaries, start }: Course): readonly string[] {
  const signedOn = shifted(start, household.signedAfterDays)
  return boundaries.flatMap(({ date }) =>
    date > signedOn && isBillingDayOf(household, date) ? [date] : [],
  )
}

function activationSteps({ households, start }: Course): Step[] {
  const latest = Math.max(...households.map(({ signedAfterDays }) => signedAfterDays))
  const days = Array.from({ length: latest + 1 }, (_none, day) => day)
  return days.flatMap(day => {
    const signing = households.filter(({ signedAfterDays }) => signedAfterDays === day)
    if (!signing.length) return []
    const signedOn = shifted(start, day)
    const clock = standAt(instantAt(signedOn, morningTime))
    return [clock, ...signing.map((household): Step => ({ kind: 'activate', household, signedOn }))]
  })
}

/** What people do on the eve of a billing day: pay the bill of the last one, or lose a card. */
function peopleSteps(course: Course, { date, before }: Boundary): Step[] {
  return course.households.flatMap((household): Step[] => {
    const billed = billedOn(household, course)
    const isLast = (day: string) => day === billed.at(-1)
    if (household.pays === 'automatic-until-refused' && isLast(date))
      return [{ kind: 'lose-card', household }]
    if (household.pays !== 'by-hand' || !billed.includes(before)) return []
    // The last bill is left for the visitor of the demonstration.
    const paying: Step[] = isLast(before) ? [] : [{ kind: 'pay', household }]
    return before === billed[0] ? [{ kind: 'sign-up', household }, ...paying] : paying
  })
}

function billingSteps(course: Course): Step[] {
  return course.boundaries.flatMap((boundary, sequence): Step[] => {
    const { date, before } = boundary
    const eve = instantAt(shifted(date, -1), eveningTime)
    return [
      standAt(eve),
      { kind: 'deliver', sequence, from: before, to: date, until: eve },
      ...peopleSteps(course, boundary),
    ]
  })
}

/** The days since the last billing day, up to now. */
function lastSteps({ boundaries, start, end }: Course): Step[] {
  const until = secondsBefore(end, lastMomentSeconds)
  const from = boundaries.at(-1)?.date ?? start
  return [
    standAt(until),
    { kind: 'deliver', sequence: boundaries.length, from, to: shifted(dateAt(until), 1), until },
    { kind: 'clock', to: end, afterwards: undefined },
  ]
}

function timeOf(step: Step): string | undefined {
  return step.kind === 'clock' ? step.to : undefined
}

/** Puts two courses, each in order, in one order of time; what follows a clock stays with it. */
function merged(first: readonly Step[], second: readonly Step[]): Step[] {
  const groups: { at: string; steps: Step[] }[] = []
  for (const step of [...first, ...second]) {
    const at = timeOf(step)
    if (at !== undefined) groups.push({ at, steps: [] })
    groups.at(-1)?.steps.push(step)
  }
  const inOrder = groups.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  return inOrder.flatMap(({ steps }) => steps)
}

/** All that happens from the first day to now: pure, the same wish gives the same steps. */
export function planHistory(wish: HistoryWish): readonly Step[] {
  const course: Course = { ...wish, boundaries: boundariesOf(wish) }
  return [...merged(activationSteps(course), billingSteps(course)), ...lastSteps(course)]
}
