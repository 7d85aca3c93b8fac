import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A communication as a test writes it, its places already named. */
export type SlowEvent = {
  readonly startedAt: string
  readonly service: 'voice' | 'sms' | 'data'
  readonly servedIn: string
  readonly goesTo: string | null
  readonly quantity: number
}

type SlowRate = {
  readonly service: string
  readonly direction?: string
  readonly in: readonly string[]
  readonly to?: readonly string[]
  readonly micros: number
  readonly per: number
  readonly increments: string
  readonly setupMicros?: number
}
type SlowAllowance = {
  readonly service: string
  readonly quantity?: number
  readonly unit?: 'h' | 'MB' | 'GB'
  readonly unlimited?: boolean
  readonly in: readonly string[]
  readonly to?: readonly string[]
  readonly roamingPart?: readonly { from: string; quantity: number; unit: 'GB' }[]
  readonly beyond: 'charged' | 'blocked' | 'slowed'
}
type SlowPlan = {
  readonly id: string
  readonly blocked: boolean
  readonly allowances: readonly SlowAllowance[]
}

const texts = new Map<string, ReturnType<typeof parse>>()
const read = (file: string): ReturnType<typeof parse> => {
  const known = texts.get(file) ?? parse(readFileSync(`brands/sfr/${file}`, 'utf8'))
  texts.set(file, known)
  return known
}
const units = { h: 3600, MB: 1_000_000, GB: 1_000_000_000 }

/**
 * What a plan of the pack would have charged for these communications, in cents: it reads the pack's own text, keeps
 * what is left in a table, rounds each sum of a month as a bill line is, and shares no line with the product.
 */
export const rerateSlowly = (
  planId: string,
  events: readonly SlowEvent[],
  months: readonly { readonly from: string; readonly until: string }[],
  on: string,
): bigint => {
  const plans: readonly SlowPlan[] = read('catalogue/mobile.yaml').mobilePlans
  const plan = plans.find(({ id }) => id === planId)
  if (plan === undefined) throw new Error(`no plan ${planId}`)
  return months.reduce((sum, { from, until }) => {
    const own = events.filter(({ startedAt }) => startedAt >= from && startedAt < until)
    const inOrder = own.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
    return sum + centsOfMonth(plan, inOrder, on)
  }, 0n)
}

type Left = { readonly of: SlowAllowance; whole: number; abroad: number }

const centsOfMonth = (plan: SlowPlan, events: readonly SlowEvent[], on: string): bigint => {
  const left: Left[] = plan.allowances.map(allowance => ({
    of: allowance,
    whole: allowance.unlimited
      ? Infinity
      : (allowance.quantity ?? 0) * units[allowance.unit ?? 'h'],
    abroad: abroadOf(allowance, on),
  }))
  const sums = new Map<string, bigint>()
  for (const event of events) {
    const { rate, list } = slowRate(event, on)
    const micros = chargeOf(plan, left, { event, rate })
    const key = [event.service, event.servedIn, event.goesTo, list].join()
    const isCapped = event.service === 'data' && event.servedIn !== 'home'
    sums.set(key, (sums.get(key) ?? 0n) + (isCapped ? underTheLaw(micros, key, sums) : micros))
  }
  return [...sums.values()].reduce((sum, micros) => sum + inCents(micros), 0n)
}

const inCents = (micros: bigint): bigint => (micros + 5_000n) / 10_000n

/** 50 EUR without taxes a month, 60 with them, for all data abroad: neither rated nor billed beyond (law.md 3.7). */
const roamingLimit = 6000n

/** A millionth at a time would take long: what fits is found between nothing and what is asked. */
const underTheLaw = (micros: bigint, key: string, sums: ReadonlyMap<string, bigint>): bigint => {
  const fits = (more: bigint): boolean => {
    const all = new Map(sums).set(key, (sums.get(key) ?? 0n) + more)
    const abroad = [...all].filter(([name]) => name.startsWith('data,') && !name.includes(',home,'))
    const whole = abroad.reduce((sum, [, one]) => sum + one, 0n)
    const billed = abroad.reduce((sum, [, one]) => sum + inCents(one), 0n)
    return whole <= roamingLimit * 10_000n && billed <= roamingLimit
  }
  let [least, most] = [0n, micros]
  while (least < most) {
    const middle = (least + most + 1n) / 2n
    if (fits(middle)) least = middle
    else most = middle - 1n
  }
  return least
}

const abroadOf = ({ roamingPart }: SlowAllowance, on: string): number => {
  const part = (roamingPart ?? []).filter(({ from }) => from <= on).at(-1)
  return part === undefined ? Infinity : part.quantity * units[part.unit]
}

/** What is asked for one communication, in millionths of a euro. */
const chargeOf = (
  plan: SlowPlan,
  left: Left[],
  { event, rate }: { readonly event: SlowEvent; readonly rate: SlowRate },
): bigint => {
  const found = left.find(({ of }) => isFor(of, event))
  const isAbroad = event.servedIn !== 'home'
  const covered = take(found, event.quantity, isAbroad)
  if (covered === event.quantity && covered > 0) return 0n
  const isFairUse = found !== undefined && isAbroad && found.abroad === 0 && found.whole > 0
  const beyond = found === undefined || isFairUse ? 'charged' : found.of.beyond
  return beyond === 'charged' && !plan.blocked ? asked(rate, event.quantity, covered) : 0n
}

const isFor = (of: SlowAllowance, { service, servedIn, goesTo }: SlowEvent): boolean =>
  of.service === service &&
  of.in.includes(servedIn) &&
  (of.to === undefined || of.to.includes(goesTo ?? ''))

/** Takes what there is, and answers how much that was. */
const take = (found: Left | undefined, quantity: number, isAbroad: boolean): number => {
  if (found === undefined) return 0
  const covered = Math.min(quantity, found.whole, isAbroad ? found.abroad : Infinity)
  found.whole -= covered
  if (isAbroad) found.abroad -= covered
  return covered
}

const asked = (rate: SlowRate, quantity: number, covered: number): bigint => {
  if (quantity === 0) return 0n
  const [first = 1, next = 1] = rate.increments.split('/').map(Number)
  let blocks = first
  while (blocks < quantity) blocks += next
  const top = BigInt(blocks - covered) * BigInt(rate.micros)
  const per = BigInt(rate.per)
  return (2n * top + per) / (2n * per) + BigInt(rate.setupMicros ?? 0)
}

const slowRate = ({ service, servedIn, goesTo }: SlowEvent, on: string) => {
  const lists: readonly { from: string; rates: readonly SlowRate[] }[] =
    read('tariffs/mobile.yaml').tariffPlans[0].lists
  for (const exact of [true, false]) {
    for (const list of lists.filter(({ from }) => from <= on).toReversed()) {
      const rate = list.rates.find(
        one =>
          one.service === service &&
          one.direction !== 'in' &&
          one.in.includes(servedIn) &&
          (exact && goesTo !== null ? (one.to ?? []).includes(goesTo) : one.to === undefined),
      )
      if (rate !== undefined) return { rate, list: list.from }
    }
  }
  throw new Error(`no price of ${service} from ${servedIn} to ${goesTo}`)
}
