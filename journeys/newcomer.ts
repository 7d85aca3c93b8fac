import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type APIRequestContext, expect } from '@playwright/test'
import type { Activation } from '../contract/activation.ts'
import type { Language } from '../contract/languages.ts'
import { createFaults } from '../operator/faults.ts'
import { createIntake } from '../operator/network/intake.ts'
import type { UsageRecord } from '../operator/network/usage-record.ts'
import { awaitMessages, phoneOf } from './desk.ts'
import type { Customer } from './person.ts'
import { setting } from './setting.ts'

/** A customer put in service during the journeys, whose every text the journey chooses. */
export type Newcomer = Customer & {
  readonly language: Language
  /** E.164 number of each line. */
  readonly lines: readonly string[]
}

/** What a point of sale types, and how the household calls its lines. */
export type Texts = {
  readonly language: Language
  readonly givenName: string
  readonly familyName: string
  readonly legalName: string
  readonly address: readonly string[]
  readonly postalCode: string
  readonly city: string
  readonly wording: string
  readonly labels: readonly string[]
}

/** A day on which nobody of the demonstration is billed, after its present: operator/people/offers.ts. */
export const quietBillingDay = 16

/** The doors of the points of sale and of the network, signed as theirs are. */
function intake() {
  const run = JSON.parse(readFileSync(join(dirname(setting.demonstration), 'run.json'), 'utf8'))
  return createIntake({
    intakeUrl: `http://127.0.0.1:${run.ports.INTAKE_PORT}`,
    intakeSecret: run.secrets.INTAKE_SECRET,
    faults: createFaults(),
  })
}

/** A number that no other newcomer of this run has. */
function claimRank(): number {
  for (let rank = 0; ; rank += 1) {
    try {
      mkdirSync(join(setting.folder, `newcomer-${rank}`))
      return rank
    } catch {
      // Somebody else has it.
    }
  }
}

/** Business time, as the operator's desk shows it. */
export async function businessDay(request: APIRequestContext): Promise<Temporal.PlainDate> {
  const { now }: { now: string } = await (await request.get(`${setting.desk}/api/clock`)).json()
  return Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Paris').toPlainDate()
}

/** Moves the demonstration's time, as the operator's desk does, to the morning of the next day that has this number. */
export async function moveToDay(request: APIRequestContext, day: number): Promise<void> {
  let to = (await businessDay(request)).add({ days: 1 })
  while (to.day !== day) to = to.add({ days: 1 })
  const moved = await request.post(`${setting.desk}/api/clock`, {
    data: { to: to.toString() },
    timeout: 60_000,
  })
  expect(moved.ok(), await moved.text()).toBe(true)
}

/** The sale, signed today: one plan a line. */
function toActivation(person: Customer, texts: Texts, signedOn: string): Activation {
  const { language, givenName, familyName, legalName, address, postalCode, city } = texts
  const acceptedAt = `${signedOn}T08:15:00Z`
  const price = { amount: '599', currency: 'EUR' } as const
  const consent = { acceptedAt, channel: 'store', wording: texts.wording, price } as const
  const items = [{ kind: 'plan', offerCode: 'mobile-2h', startsOn: signedOn, consent } as const]
  const { number, email, mobile } = person
  return {
    externalId: `newcomer-${number}`,
    account: {
      number,
      kind: 'consumer',
      legalName,
      language,
      billingDay: quietBillingDay,
      holder: { givenName, familyName, language, email, mobile },
      billingAddress: { lines: [...address], postalCode, city, country: 'FR' },
    },
    contracts: [
      {
        contractNumber: `M-${number}`,
        kind: 'mobile',
        signedOn,
        subsidisedHandset: false,
        lines: texts.labels.map((label, place) => ({
          externalId: `newcomer-${number}-${place}`,
          kind: 'mobile',
          identifier: numberOfLine(mobile, place),
          label,
          activatedOn: signedOn,
          items,
        })),
      },
    ],
  }
}

/** Each newcomer has a hundred numbers; the first is where they are reached. */
const numberOfLine = (mobile: string, place: number) =>
  `${mobile.slice(0, -2)}${String(place).padStart(2, '0')}`

/** Puts a household in service as a point of sale does. */
export async function putInService(request: APIRequestContext, texts: Texts): Promise<Newcomer> {
  const rank = String(claimRank()).padStart(3, '0')
  const person: Customer = {
    name: `${texts.givenName} ${texts.familyName}`,
    email: `nouveau.${rank}@exemple.example`,
    mobile: `+336395${rank}00`,
    number: `77000${rank}`,
    password: 'quatre mots pour ouvrir',
  }
  const activation = toActivation(person, texts, (await businessDay(request)).toString())
  expect(await intake().activate(activation)).toEqual({ kind: 'accepted' })
  const lines = texts.labels.map((_, place) => numberOfLine(person.mobile, place))
  return { ...person, language: texts.language, lines }
}

/** Delivers records as the network does, in one file. */
export async function deliver(name: string, records: readonly UsageRecord[]): Promise<void> {
  const bytes = Buffer.from(`${records.map(record => JSON.stringify(record)).join('\n')}\n`)
  const file = { name, contentType: 'application/x-ndjson', bytes } as const
  expect(await intake().deliverFile(file)).toEqual({ kind: 'accepted' })
}

/** Opens a newcomer’s space with the code that comes by text; the cookies are kept by `request`. */
export async function openNewSpace(
  request: APIRequestContext,
  { number, mobile, email, password, language }: Newcomer,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const call = async (path: string, data: object) => {
    const answer = await request.post(`${setting.portal}/api${path}`, {
      data,
      headers: { origin: setting.portal, ...headers },
    })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  }
  const messages = await awaitMessages(request, phoneOf(mobile))
  await call('/sign-up', { identifier: number, channel: 'sms' })
  await call('/sign-up/code', { code: await messages.code() })
  await call('/sign-up/login', { email, password, language })
}
