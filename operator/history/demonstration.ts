import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { languages } from '../../contract/languages.ts'
import type { OperatorConfig } from '../config.ts'
import type { Parties } from '../desk/parties.ts'
import { dateAt, instantAt } from '../network/civil-day.ts'
import { createIntake } from '../network/intake.ts'
import type { Household } from '../people/household.ts'
import { readOffers } from '../people/offers.ts'
import { type Cast, createPopulation } from '../people/population.ts'
import { wallInstant } from '../wall-time.ts'
import { liveHistory } from './live-history.ts'
import { passwordOf } from './person.ts'
import { createPortalPerson } from './portal-person.ts'

/** What a visitor is told: where to look, as whom to sign in, and contracts to sign up with. */
export type DemoFile = {
  portal: string
  console: string
  desk: string
  logins: readonly {
    name: string
    role: string
    identifiers: readonly string[]
    password: string
  }[]
  contracts: readonly {
    numeroClient: string
    contractNumber: string
    mobile: string
    email: string
  }[]
}

export type Demonstration = {
  /** lives the history once; told again, it answers at once */
  live(wish?: {
    start?: string
    end?: string
    cast?: Cast
  }): Promise<{ status: number; body: object }>
  /** undefined before the history was lived */
  read(): string | undefined
}

const historyMonths = 24
const morningTime = '10:00'

function contractOf({ lines, number }: Household): string {
  return lines.some(({ kind }) => kind === 'mobile') ? `M-${number}` : `H-${number}`
}

function demoFile(
  { seed, server, ports }: OperatorConfig,
  households: readonly Household[],
): DemoFile {
  const signed = households.filter(({ pays }) => pays === 'by-hand')
  const open = households.filter(({ isForSignUp }) => isForSignUp)
  return {
    portal: server.publicUrl,
    console: server.consoleUrl,
    desk: `http://localhost:${ports.desk}`,
    logins: signed.map(({ givenName, familyName, shape, email, mobile, number }) => ({
      name: `${givenName} ${familyName}`,
      role: `customer: ${shape}`,
      identifiers: [email, mobile, number],
      password: passwordOf(seed),
    })),
    contracts: open.map(household => ({
      numeroClient: household.number,
      contractNumber: contractOf(household),
      mobile: household.mobile,
      email: household.email,
    })),
  }
}

/** The first day: the one after the server's present, which stands at the beginning; else two years ago. */
function firstDay(serverNow: string, end: string): string {
  const present = dateAt(serverNow)
  const isBegun = Temporal.Instant.compare(instantAt(present, morningTime), serverNow) < 0
  const day = Temporal.PlainDate.from(present)
  const last = Temporal.PlainDate.from(dateAt(end))
  if (Temporal.PlainDate.compare(day, last.subtract({ months: 1 })) < 0) {
    return (isBegun ? day.add({ days: 1 }) : day).toString()
  }
  return last.subtract({ months: historyMonths }).with({ day: 1 }).toString()
}

function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

function failure(status: number, title: string, detail: string) {
  return { status, body: { title, detail } }
}

/** The demonstration of this operator; its file under the data folder says that it was lived. */
export function createDemonstration(config: OperatorConfig, parties: Parties): Demonstration {
  const file = join(config.dataDir, 'operator', 'demo.json')
  const { seed, brand, server } = config
  let living: ReturnType<Demonstration['live']> | undefined
  const live: Demonstration['live'] = async ({ start, end = wallInstant(), cast } = {}) => {
    const reading = await readOffers(brand)
    if (reading.kind === 'refused')
      return failure(500, 'the brand is wrong', reading.problems.join('\n'))
    const present = await parties.clock.read()
    if (present.kind !== 'read') return failure(502, 'the server has no time', present.problem)
    const { offers } = reading
    const households = createPopulation(seed, offers, cast)
    const { faults, psp, clock, phones, mailboxes } = parties
    const intake = createIntake({ ...server, faults })
    const person = createPortalPerson({ seed, ...server, phones, mailboxes })
    const wish = { households, start: start ?? firstDay(present.now, end), end }
    const lived = await liveHistory({ seed, offers, bank: psp.bank, clock, intake, person }, wish)
    if (lived.kind === 'broken')
      return failure(502, `the history broke at ${lived.at}`, lived.problem)
    writeWhole(file, `${JSON.stringify(demoFile(config, households), null, 2)}\n`)
    return { status: 200, body: { steps: lived.steps, start: wish.start, end } }
  }
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  return {
    read,
    live: async wish => {
      if (read()) return { status: 200, body: { steps: 0 } }
      living ??= live(wish).finally(() => {
        living = undefined
      })
      return living
    },
  }
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
}

function textField(body: unknown, name: string): string | undefined {
  const value = fieldOf(body, name)
  return typeof value === 'string' ? value : undefined
}

function castOf(body: unknown): Cast | undefined {
  const [logins, contracts] = [fieldOf(body, 'logins'), fieldOf(body, 'contracts')]
  const language = languages.find(known => known === fieldOf(body, 'language'))
  return typeof logins === 'number' && typeof contracts === 'number'
    ? { logins, contracts, language }
    : undefined
}

/** `POST /history {start?, end?, logins?, contracts?, language?}` lives it, `GET /demo.json` gives what a visitor needs. */
export function registerDemonstration(server: FastifyInstance, demonstration: Demonstration): void {
  server.post('/history', async (request, reply) => {
    const start = textField(request.body, 'start')
    const end = textField(request.body, 'end')
    const cast = castOf(request.body)
    const { status, body } = await demonstration.live({
      ...(start ? { start } : {}),
      ...(end ? { end } : {}),
      ...(cast ? { cast } : {}),
    })
    return reply.code(status).send(body)
  })
  server.get('/demo.json', (_request, reply) => {
    const text = demonstration.read()
    if (text) return reply.type('application/json; charset=utf-8').send(text)
    return reply.code(404).send({ title: 'the history was not lived yet' })
  })
}
