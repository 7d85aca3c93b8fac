import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpBrowser, type Reply } from './http-browser.ts'
import { personOfCanaries, putInService, signedUp } from './person-of-canaries.ts'
import { type RunningServer, runServer } from './running-server.ts'
import { serverDatabase } from './server-database.ts'

/** security.md, threat 4: medians of 200 that differ by less than 5 ms in two runs of three. */
const tries = 200
const mostApartMs = 5

let database: Awaited<ReturnType<typeof serverDatabase>>
let server: RunningServer
/** As the owner of the database: forgets what the limits have counted. */
let owning: pg.Client
const owner = personOfCanaries('ALICE', 1)
const contractOnly = personOfCanaries('CLAIRE', 3)
beforeAll(async () => {
  database = await serverDatabase()
  server = await runServer(database, { env: { TRUSTED_PROXIES: '127.0.0.1' } })
  await putInService(server, owner)
  await putInService(server, contractOnly)
  await signedUp(server, owner)
  owning = new pg.Client({ connectionString: database.ownerUrl })
  await owning.connect()
}, 120_000)
afterAll(async () => {
  await owning?.end()
  await server?.stop()
  await database.close()
})

type Door = {
  readonly path: string
  readonly known: string
  readonly unknown: (n: number) => string
  readonly rest: Readonly<Record<string, string>>
}

const stranger = (n: number) => `+336397${String(n).padStart(5, '0')}`
const noAddress = (n: number) => `canary-nobody-${n}@exemple.example`

/** Each way in, with somebody it knows and people it does not. */
const doors: readonly Door[] = [
  {
    path: '/api/sign-in',
    known: owner.email,
    unknown: noAddress,
    rest: { password: 'not the password of anybody' },
  },
  {
    path: '/api/sign-up',
    known: contractOnly.mobile,
    unknown: stranger,
    rest: { channel: 'sms' },
  },
  { path: '/api/recovery', known: owner.email, unknown: noAddress, rest: { channel: 'email' } },
]

let asked = 0

/** Asks once, from an address of its own and with no failure counted before; answers how long it took. */
const ask = async ({ path, rest }: Door, identifier: string) => {
  asked += 1
  const forwarded = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`
  const prober = httpBrowser(server.origin, server.publicOrigin)
  const body = { identifier, ...rest }
  const started = performance.now()
  const reply = await prober.ask('POST', path, { body, headers: { 'x-forwarded-for': forwarded } })
  return { reply, tookMs: performance.now() - started }
}

/** What a prober sees of an answer: everything but what is new in each. */
const seen = ({ status, headers, text }: Reply) =>
  JSON.stringify({
    status,
    text: text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID'),
    headers: [...headers]
      .filter(([name]) => !['date', 'x-request-id'].includes(name))
      .map(([name, value]) => [name, name === 'set-cookie' ? value.replace(/=[^;]+/, '=') : value]),
  })

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const noLimits = () => owning.query('delete from kernel.limit_window')

/** Known, unknown, unknown, known …: what one answer leaves to do weighs on both alike. */
const measure = async (
  first: (n: number) => ReturnType<typeof ask>,
  second: (n: number) => ReturnType<typeof ask>,
  times = tries,
) => {
  const took = { first: [0].slice(1), second: [0].slice(1) }
  const answers = new Set<string>()
  for (let n = 0; n < times; n += 1) {
    await noLimits()
    for (const which of n % 2 === 0
      ? (['first', 'second'] as const)
      : (['second', 'first'] as const)) {
      const { reply, tookMs } = await (which === 'first' ? first : second)(n)
      took[which].push(tookMs)
      answers.add(seen(reply))
    }
  }
  return { apartMs: Math.abs(median(took.first) - median(took.second)), answers: [...answers] }
}

test.each(doors)(
  'V6.3.8 threat 4: $path answers somebody known and unknown alike, and as fast',
  async door => {
    const apart: number[] = []
    for (let run = 0; run < 3 && apart.filter(ms => ms < mostApartMs).length < 2; run += 1) {
      const found = await measure(
        () => ask(door, door.known),
        n => ask(door, door.unknown(run * tries + n)),
      )
      expect(found.answers).toHaveLength(1)
      apart.push(found.apartMs)
    }
    expect(apart.filter(ms => ms < mostApartMs).length, `apart by ${apart} ms`).toBe(2)
  },
  240_000,
)

test('the measure can fail: a sign-in that is refused before a password is judged is told apart', async () => {
  const [signIn] = doors
  if (signIn === undefined) throw new Error('no door')
  const found = await measure(
    () => ask(signIn, owner.email),
    () => ask(signIn, ''),
    40,
  )
  expect(found.answers.length).toBe(2)
  expect(found.apartMs).toBeGreaterThan(mostApartMs)
}, 60_000)
