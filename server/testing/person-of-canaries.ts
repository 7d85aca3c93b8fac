import type { Activation } from '../../contract/activation.ts'
import { createFaults } from '../../operator/faults.ts'
import { payOnHostedPage } from '../../operator/history/hosted-payment.ts'
import { createIntake } from '../../operator/network/intake.ts'
import { freshKey, type HttpBrowser, httpBrowser, type Reply } from './http-browser.ts'
import type { RunningServer } from './running-server.ts'

const password = 'une phrase assez longue'
const card = { name: 'Zoé Noël', number: '4242424242424242', expiry: '12/39', code: '123' }

export type CanaryPerson = ReturnType<typeof personOfCanaries>

/**
 * Somebody of whom every field that we hold is a canary: each text names them, each number is theirs alone. `rank`
 * tells people apart, 1 to 999.
 */
export const personOfCanaries = (name: string, rank: number) => {
  const canary = (what: string) => `CANARY-${name}-${what}`
  const digits = String(rank).padStart(3, '0')
  const numbers = {
    account: `77${digits}991`,
    mobile: `+33639${digits}773`,
    contract: `M-77${digits}991`,
    iccid: `8933100${digits}775533991`,
  }
  const email = `canary-${name.toLowerCase()}@exemple.example`
  const activation: Activation = {
    externalId: canary('sale'),
    account: {
      number: numbers.account,
      kind: 'consumer',
      legalName: canary('legal-name'),
      language: 'fr',
      billingDay: 1 + 5 * (rank % 6),
      holder: {
        givenName: canary('given'),
        familyName: canary('family'),
        language: 'fr',
        email,
        mobile: numbers.mobile,
      },
      billingAddress: {
        lines: [canary('line-1'), canary('line-2')],
        postalCode: '69003',
        city: canary('city'),
        country: 'FR',
      },
    },
    contracts: [contractOf(canary, numbers)],
  }
  return {
    activation,
    mobile: numbers.mobile,
    email,
    number: numbers.account,
    /** None of these may be read by anybody else. */
    canaries: [
      `CANARY-${name}`,
      email,
      numbers.account,
      numbers.iccid,
      ...spellings(numbers.mobile),
    ],
  }
}

const startsOn = '2026-03-10'

const contractOf = (
  canary: (what: string) => string,
  numbers: Readonly<Record<'contract' | 'mobile' | 'iccid', string>>,
): Activation['contracts'][number] => ({
  contractNumber: numbers.contract,
  kind: 'mobile',
  signedOn: startsOn,
  commitmentMonths: 12,
  subsidisedHandset: false,
  lines: [
    {
      externalId: canary('line'),
      kind: 'mobile',
      identifier: numbers.mobile,
      label: canary('label'),
      iccid: numbers.iccid,
      activatedOn: startsOn,
      items: [planItem(canary('wording'))],
    },
  ],
})

const planItem = (wording: string) =>
  ({
    kind: 'plan',
    offerCode: 'mobile-2h',
    startsOn,
    consent: {
      acceptedAt: `${startsOn}T10:15:00Z`,
      channel: 'store',
      wording,
      price: { amount: '599', currency: 'EUR' },
    },
  }) as const

/** A mobile number as the wire and as people write it. */
const spellings = (mobile: string) => [mobile.slice(1), `0${mobile.slice(3)}`]

/** The door of the points of sale and of the network, signed. */
export const intakeOf = ({ intakeUrl, intakeSecret }: RunningServer) =>
  createIntake({ intakeUrl, intakeSecret, faults: createFaults() })

/** Puts somebody in service through the intake. */
export const putInService = async (server: RunningServer, { activation }: CanaryPerson) => {
  const delivered = await intakeOf(server).activate(activation)
  if (delivered.kind === 'refused') throw new Error(`${delivered.status} ${delivered.answer}`)
}

/** Where a person finds the server and their texts: a running server, or addresses of one. */
export type Place = {
  readonly origin: string
  readonly publicOrigin: string
  readonly operator: {
    readonly phones: {
      /** Newest first; waits for the first after `since`. */
      readonly awaitOf: (
        mobile: string,
        since: number,
        waitMs: number,
      ) => Promise<readonly { readonly seq: number; readonly text: string }[]>
    }
  }
}

/** A person's own browser, signed in by creating their space with the code that came by text. */
export const signedUp = async (
  place: Place,
  person: Pick<CanaryPerson, 'mobile' | 'email'>,
  always: Readonly<Record<string, string>> = {},
) => {
  const browser = httpBrowser(place.origin, place.publicOrigin, always)
  const { phones } = place.operator
  const since = (await phones.awaitOf(person.mobile, 0, 0))[0]?.seq ?? 0
  const { mobile: identifier, email } = person
  expectStatus(
    await browser.ask('POST', '/api/sign-up', { body: { identifier, channel: 'sms' } }),
    202,
  )
  const [message] = await phones.awaitOf(person.mobile, since, 20_000)
  const code = codeIn(message?.text)
  expectStatus(await browser.ask('POST', '/api/sign-up/code', { body: { code } }), 200)
  const login = { email, password, language: 'fr' }
  expectStatus(await browser.ask('POST', '/api/sign-up/login', { body: login }), 201)
  return browser
}

/** Signs in from a new browser, with the password and a code by text, and has the browser trusted. */
export const signedIn = async (server: RunningServer, person: CanaryPerson) => {
  const browser = httpBrowser(server.origin, server.publicOrigin)
  const { phones } = server.operator
  const { email: identifier } = person
  expectStatus(await browser.ask('POST', '/api/sign-in', { body: { identifier, password } }), 200)
  const since = phones.of(person.mobile)[0]?.seq ?? 0
  expectStatus(
    await browser.ask('POST', '/api/sign-in/code/send', { body: { channel: 'sms' } }),
    202,
  )
  const [message] = await phones.awaitOf(person.mobile, since, 20_000)
  const body = { code: codeIn(message?.text), trustDevice: true }
  expectStatus(await browser.ask('POST', '/api/sign-in/code', { body }), 200)
  return browser
}

/** Pays on the processor's page and comes back; answers the state that was reached. */
export const paidByCard = async (browser: HttpBrowser, started: Reply): Promise<string> => {
  expectStatus(started, 201)
  const outcome = await payOnHostedPage(started.body.page, card)
  if (outcome.kind === 'stuck') throw new Error(outcome.problem)
  const settled = await browser.insist('GET', `/api/payments/${started.body.id}`)
  return settled.body.state
}

/** Starts paying a bill of the list. */
export const startPaying = (
  browser: HttpBrowser,
  bill: { id: string; accountId: string; open: object },
) =>
  browser.ask('POST', '/api/payments', {
    headers: { 'idempotency-key': freshKey() },
    body: { accountId: bill.accountId, billId: bill.id, owed: bill.open, language: 'fr' },
  })

/** Saves a card on the processor's page. */
export const addCard = async (browser: HttpBrowser, accountId: string): Promise<Reply> => {
  const started = await browser.ask('POST', '/api/payment-methods', {
    headers: { 'idempotency-key': freshKey() },
    body: { accountId, language: 'fr' },
  })
  expectStatus(started, 201)
  const outcome = await payOnHostedPage(started.body.page, card)
  if (outcome.kind === 'stuck') throw new Error(outcome.problem)
  expectStatus(await browser.ask('GET', `/api/payment-methods/additions/${started.body.id}`), 200)
  return started
}

const codeIn = (text = ''): string | undefined => /(?<![\d+])\d{6,8}(?!\d)/.exec(text)?.[0]

const expectStatus = ({ status, text }: Reply, expected: number): void => {
  if (status !== expected) throw new Error(`expected ${expected}, not ${status}: ${text}`)
}
