import { type Chance, chanceOf } from '../chance.ts'
import type { Habits, SubscriberLine } from '../people/household.ts'
import { fictitiousFixed, fictitiousMobile } from '../people/population.ts'
import type { CivilDay } from './civil-day.ts'
import type { UsageRecord } from './usage-record.ts'

/** A day of one line. `thin` days are long past: a quarter of the communications, of the same kinds. */
export type LineDay = { seed: number; line: SubscriberLine; day: CivilDay; thin: boolean }

type Where = Pick<UsageRecord, 'servingMccMnc' | 'roaming'>
type Writing = LineDay & { chance: Chance; where: Where; records: UsageRecord[] }
type Communication = Pick<UsageRecord, 'service' | 'direction' | 'counterpart'> & {
  quantity: number
}

const homeNetwork = '20810'
const firstHour = 7
const lastHour = 22
/** Services sold by others and short numbers, as people call them now and then. */
const shortNumbers = [
  '3900',
  '1023',
  '3179',
  '0892680000',
  '0820000000',
  '118000',
  '0800000000',
] as const
const premiumTexts = ['61000', '81000', '36200'] as const

function tripOn({ trips }: Habits, day: CivilDay) {
  return trips.find(
    ({ fromDayOfYear, days }) =>
      day.dayOfYear >= fromDayOfYear && day.dayOfYear < fromDayOfYear + days,
  )
}

function whereOn({ line, day }: LineDay): Where {
  if (line.kind === 'fixed') return { servingMccMnc: '', roaming: 'home' }
  const trip = tripOn(line.habits, day)
  if (!trip) return { servingMccMnc: homeNetwork, roaming: 'home' }
  return { servingMccMnc: trip.country.network, roaming: trip.country.roaming }
}

function write(
  writing: Writing,
  { service, direction, counterpart, quantity }: Communication,
): void {
  const { chance, day, line, where, records } = writing
  const secondOfDay = chance.whole(firstHour * 3600, lastHour * 3600)
  records.push({
    recordId: `${line.externalId}:${day.date}:${records.length}`,
    lineIdentifier: line.number,
    service,
    direction,
    startedAt: new Date(day.startsAtMs + secondOfDay * 1000).toISOString(),
    quantity: String(quantity),
    counterpart,
    ...where,
  })
}

const contactsOfLines = new Map<string, readonly string[]>()

/** The dozen people a line speaks with; kept, for they are asked for at each communication. */
function contactsOf(seed: number, line: SubscriberLine): readonly string[] {
  const key = `${seed}/${line.externalId}`
  const known = contactsOfLines.get(key)
  if (known) return known
  const chance = chanceOf(seed, 'contacts', line.externalId)
  const contacts = Array.from({ length: 12 }, () =>
    chance.happens(0.25)
      ? fictitiousFixed(chance.whole(200, 3000))
      : fictitiousMobile(chance.whole(100, 8999)),
  )
  contactsOfLines.set(key, contacts)
  return contacts
}

/** Most often the first ones. */
function someone({ seed, line, chance }: Writing): string {
  const rank = Math.min(chance.whole(0, 11), chance.whole(0, 11))
  return contactsOf(seed, line)[rank] ?? line.number
}

function someoneAbroad({ line, chance }: Writing): string | undefined {
  const { abroad } = line.habits
  return abroad && chance.happens(0.06) ? abroad.number(String(chance.whole(100, 999))) : undefined
}

function secondsOfCall(chance: Chance): number {
  return Math.round(20 + chance.next() ** 3 * 1800)
}

function writeCalls(writing: Writing, mean: number): void {
  const { chance } = writing
  for (let left = chance.count(mean); left > 0; left -= 1) {
    const direction = chance.happens(0.25) ? 'in' : 'out'
    const counterpart = (direction === 'out' && someoneAbroad(writing)) || someone(writing)
    write(writing, { service: 'voice', direction, counterpart, quantity: secondsOfCall(chance) })
  }
  if (chance.happens(0.012)) {
    const counterpart = chance.pick(shortNumbers)
    write(writing, {
      service: 'voice',
      direction: 'out',
      counterpart,
      quantity: chance.whole(30, 240),
    })
  }
}

function writeTexts(writing: Writing, mean: number): void {
  const { chance } = writing
  for (let left = chance.count(mean); left > 0; left -= 1) {
    const direction = chance.happens(0.4) ? 'in' : 'out'
    const service = chance.happens(0.06) ? 'mms' : 'sms'
    write(writing, { service, direction, counterpart: someone(writing), quantity: 1 })
  }
  if (chance.happens(0.004)) {
    write(writing, {
      service: 'sms',
      direction: 'out',
      counterpart: chance.pick(premiumTexts),
      quantity: 1,
    })
  }
}

/** Bytes of a day: what is left of the month's habit, far less outside the EU where each costs. */
function bytesOf({ chance, line, where, thin }: Writing): number {
  if (where.roaming === 'other') return chance.happens(0.3) ? chance.whole(100_000, 900_000) : 0
  const daily = line.habits.monthlyBytes / 30.4
  return Math.round(daily * (0.3 + chance.next() * 1.4) * (thin ? 4 : 1))
}

function writeData(writing: Writing): void {
  const quantity = bytesOf(writing)
  if (quantity > 0) write(writing, { service: 'data', direction: 'out', counterpart: '', quantity })
}

/**
 * What a line did on a civil day of France: a pure function of the seed, the line and the day, in the
 * order of the record identifiers.
 */
export function usageOfDay(lineDay: LineDay): readonly UsageRecord[] {
  const { seed, line, day, thin } = lineDay
  const chance = chanceOf(seed, 'usage', line.externalId, day.date)
  const writing: Writing = { ...lineDay, chance, where: whereOn(lineDay), records: [] }
  const share = thin ? 0.25 : 1
  writeCalls(writing, line.habits.callsPerDay * share)
  if (line.kind === 'fixed') return writing.records
  writeTexts(writing, line.habits.textsPerDay * share)
  if (!thin || chance.happens(0.25)) writeData(writing)
  return writing.records
}
