import type { Language } from '../../contract/languages.ts'
import { type Chance, chanceOf } from '../chance.ts'
import { countries } from './countries.data.ts'
import type { Country, Habits, Household, SubscriberLine } from './household.ts'
import { familyNames, givenNames, places } from './names.data.ts'
import type { MobileOffer, Offers } from './offers.ts'

const householdCount = 60
/**
 * Of the sixty, `logins` sign up by themselves and pay by hand, and the `contracts` after them are given to
 * sign up with. Unless told otherwise, a login of each shape and six contracts. `language`: what all of them read.
 */
export type Cast = { logins: number; contracts: number; language?: Language | undefined }
const demonstrationCast: Cast = { logins: 4, contracts: 6 }
const shapes = ['single', 'family', 'home', 'everything'] as const
/** Fictitious fixed numbers, Arcep decision 2018-0881 art. 2.5.12: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49. */
const fixedRanges = ['+3319900', '+3326191', '+3335301', '+3346571', '+3353649'] as const
const mailDomains = ['example.org', 'example.net', 'example.com'] as const
const neighbours: readonly Country[] = [
  countries.spain,
  countries.italy,
  countries.germany,
  countries.portugal,
  countries.belgium,
]
const farther: readonly Country[] = [
  countries.switzerland,
  countries.morocco,
  countries.unitedKingdom,
  countries.unitedStates,
  countries.china,
]

/** Mobile numbers kept for fiction: +33 6 39 98 xx xx, same decision. */
export function fictitiousMobile(position: number): string {
  return `+3363998${String(position).padStart(4, '0')}`
}

/** Landline numbers kept for fiction, spread over the five regions. */
export function fictitiousFixed(position: number): string {
  const range = fixedRanges[position % fixedRanges.length] ?? fixedRanges[0]
  return `${range}${String(1000 + position).padStart(4, '0')}`
}

function plain(name: string): string {
  const ascii = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/ø/gi, 'o')
  return ascii.toLowerCase().replace(/[^a-z]+/g, '-')
}

function tripsOf(chance: Chance): Habits['trips'] {
  const trips: { country: Country; fromDayOfYear: number; days: number }[] = []
  if (chance.happens(0.5)) {
    trips.push({
      country: chance.pick(neighbours),
      fromDayOfYear: chance.whole(185, 235),
      days: chance.whole(5, 12),
    })
  }
  if (chance.happens(0.15)) {
    trips.push({
      country: chance.pick(farther),
      fromDayOfYear: chance.whole(40, 150),
      days: chance.whole(3, 7),
    })
  }
  return trips
}

/** Someone near the border calls Switzerland: the first login shows calls outside the plan. */
function abroadOf(chance: Chance, index: number): Country | undefined {
  const drawn = chance.happens(0.3) ? chance.pick([...neighbours, ...farther]) : undefined
  return index === 0 ? countries.switzerland : drawn
}

function mobileHabits(chance: Chance, plan: MobileOffer, index: number): Habits {
  const isSmall = plan.monthlyBytes !== undefined && plan.monthlyBytes < 1e9
  const share = 0.25 + chance.next() * 0.6
  return {
    callsPerDay: isSmall ? 0.5 : 0.5 + chance.next(),
    textsPerDay: 0.3 + chance.next() * 1.2,
    monthlyBytes: Math.round((plan.monthlyBytes ?? 120e9) * share),
    abroad: abroadOf(chance, index),
    trips: tripsOf(chance),
  }
}

type Draft = { seed: number; index: number; offers: Offers; takenMobiles: number; cast: Cast }

function mobileLine(draft: Draft, position: number, label: string): SubscriberLine {
  const chance = chanceOf(draft.seed, 'line', draft.index, position)
  // The first mobile of a household has one of the larger plans.
  const { mobile } = draft.offers
  const plan = chance.pick(position === 0 && mobile.length > 2 ? mobile.slice(2) : mobile)
  const order = draft.takenMobiles + position
  const habits = mobileHabits(chance, plan, draft.index)
  const option =
    draft.index > 0 &&
    habits.abroad &&
    plan.options.find(({ name }) => name.includes(habits.abroad?.name ?? ''))
  return {
    externalId: `line-${draft.index}-m${position}`,
    kind: 'mobile',
    number: fictitiousMobile(100 + order),
    label,
    planCode: plan.code,
    optionCodes: option ? [option.code] : [],
    iccid: `8933100000${String(100_000_000 + order)}`,
    habits,
  }
}

function fixedLine(draft: Draft, planCode: string): SubscriberLine {
  const chance = chanceOf(draft.seed, 'fixed', draft.index)
  return {
    externalId: `line-${draft.index}-f`,
    kind: 'fixed',
    number: fictitiousFixed(draft.index),
    label: 'Maison',
    planCode,
    optionCodes:
      draft.offers.home?.options.slice(0, chance.whole(0, 1)).map(({ code }) => code) ?? [],
    iccid: undefined,
    habits: {
      callsPerDay: 0.3 + chance.next() * 0.6,
      textsPerDay: 0,
      monthlyBytes: 0,
      abroad: chance.happens(0.4) ? chance.pick([...neighbours, ...farther]) : undefined,
      trips: [],
    },
  }
}

/** Half the customers have one mobile, the rest are families, homes, and those who have it all. */
function shapeOf(index: number, chance: Chance): Household['shape'] {
  const first = shapes[index]
  if (first) return first
  const draw = chance.next()
  if (draw < 0.5) return 'single'
  if (draw < 0.7) return 'family'
  return draw < 0.8 ? 'home' : 'everything'
}

function mobileCount(shape: Household['shape'], chance: Chance): number {
  if (shape === 'single') return 1
  if (shape === 'home') return 0
  return shape === 'family' ? chance.whole(3, 5) : chance.whole(2, 3)
}

function addressOf(chance: Chance) {
  const { street, postalCode, city } = chance.pick(places)
  const doorstep = `${chance.whole(1, 148)} ${street}`
  const flat = `Appartement ${chance.whole(1, 40)}, escalier ${chance.pick(['A', 'B', 'C'])}, ${chance.whole(1, 8)}e étage`
  return { addressLines: chance.happens(0.4) ? [flat, doorstep] : [doorstep], postalCode, city }
}

/** How a household pays: those of the named logins by hand, every other open contract is refused at the end. */
function paysOf(index: number, { logins, contracts }: Cast): Household['pays'] {
  if (index < logins) return 'by-hand'
  return index < logins + contracts && index % 2 === 0 ? 'automatic-until-refused' : 'automatic'
}

function languageOf(index: number): Language {
  if (index % 10 === 7) return 'en'
  return index % 10 === 8 ? 'zh' : 'fr'
}

function createHousehold(draft: Draft): Household {
  const { seed, index, offers, cast } = draft
  const chance = chanceOf(seed, 'household', index)
  const shape = shapeOf(index, chance)
  const givenName = givenNames[index % givenNames.length] ?? 'Camille'
  const familyName =
    familyNames[(index * 7 + Math.floor(index / familyNames.length)) % familyNames.length] ?? 'Noël'
  const count = mobileCount(shape, chance)
  const mobiles = Array.from({ length: count }, (_none, position) =>
    mobileLine(draft, position, position === 0 ? givenName : chance.pick(givenNames)),
  )
  const hasHome = offers.home !== undefined && (shape === 'home' || shape === 'everything')
  const lines = hasHome ? [...mobiles, fixedLine(draft, offers.home?.code ?? '')] : mobiles
  return {
    index,
    shape,
    number: String(20_000_001 + index * 137),
    givenName,
    familyName,
    language: cast.language ?? languageOf(index),
    email: `${plain(givenName)}.${plain(familyName)}.${index + 1}@${chance.pick(mailDomains)}`,
    // A home without one of our mobiles is still reached on somebody's.
    mobile: mobiles[0]?.number ?? fictitiousMobile(9000 + index),
    ...addressOf(chance),
    billingDay: offers.billingDays[index % offers.billingDays.length] ?? offers.billingDays[0],
    signedAfterDays: chance.whole(0, 18),
    pays: paysOf(index, cast),
    isForSignUp: index >= cast.logins && index < cast.logins + cast.contracts,
    lines,
    hasTv: hasHome,
  }
}

/** The customers of the demonstration: the same seed and offers give the same people. */
export function createPopulation(
  seed: number,
  offers: Offers,
  cast: Cast = demonstrationCast,
): readonly Household[] {
  const households: Household[] = []
  let takenMobiles = 0
  for (let index = 0; index < householdCount; index += 1) {
    const household = createHousehold({ seed, index, offers, takenMobiles, cast })
    households.push(household)
    takenMobiles += household.lines.filter(({ kind }) => kind === 'mobile').length
  }
  return households
}
