import { grantRole, holderOf } from '../domains/customers/public.ts'
import { authenticate } from '../domains/identity/authenticate.ts'
import type { IdentityDeps } from '../domains/identity/deps.ts'
import { sendSignInCode, signIn, verifySignIn } from '../domains/identity/sign-in.ts'
import { completeSignUp, startSignUp, verifySignUp } from '../domains/identity/sign-up.ts'
import type { Actor, Customer } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../kernel/db.ts'
import { findSession } from '../views/session/find-session.ts'
import { activate } from './activate.ts'
import { sampleActivation } from './sample-activation.ts'
import { sentCodes } from './sent-codes.ts'
import { type TestBrowser, testBrowser } from './test-browser.ts'
import { testKeys } from './test-keys.ts'
import { testDatabase } from './world.ts'

export const password = 'une phrase assez longue'

/** Customers of the operator, their contacts and browsers, and a wall clock that tests move. */
export const identityWorld = async () => {
  const database = await testDatabase()
  const sent = sentCodes()
  let now = Temporal.Instant.from('2026-11-22T12:00:00Z')
  let number = 40_000_000
  const deps = depsOn(database.db, { now: () => now }, sent)

  /** A new customer without a space yet, in a browser of their own. */
  const newCustomer = async () => {
    number += 1
    const mobile = `+336399${String(number).slice(-5)}`
    const email = `camille.${number}@exemple.example`
    const choice = { externalId: `c-${number}`, number: String(number), mobile }
    await activate(database.db, sampleActivation(choice), { keys: deps.keys, now })
    return {
      numeroClient: String(number),
      mobile,
      email,
      browser: testBrowser(`192.0.2.${number % 250}`),
    }
  }

  const who = ({ origin }: TestBrowser): Promise<Actor> =>
    authenticate({ ...deps, findSession }, origin)

  const signedIn = async (browser: TestBrowser): Promise<Customer> => {
    const actor = await who(browser)
    if (actor.kind !== 'customer') throw new Error('signed out')
    return actor
  }

  const signUp = async () => {
    const person = await newCustomer()
    const { browser, mobile, email } = person
    browser.keep([await startSignUp(deps, browser.origin, { identifier: mobile, channel: 'sms' })])
    await verifySignUp(deps, browser.origin, sent.last().code)
    const done = await completeSignUp(deps, browser.origin, { email, password, language: 'fr' })
    if (done.kind !== 'signed-up') throw new Error(done.kind)
    browser.keep(done.cookies)
    return person
  }

  const pass = (duration: Temporal.DurationLike) => {
    now = now.add(duration)
  }
  const epoch = () => Math.floor(now.epochMilliseconds / 1000)
  return {
    database,
    deps,
    sent,
    newCustomer,
    signUp,
    signInBy: (browser: TestBrowser, by: SignInBy) => signInBy({ deps, sent }, browser, by),
    who,
    signedIn,
    pass,
    epoch,
  }
}

type SignInBy = {
  readonly identifier: string
  readonly channel: 'sms' | 'email'
  readonly trust?: boolean
}

/** Signs in with a code when one is asked. */
const signInBy = async (
  { deps, sent }: { readonly deps: IdentityDeps; readonly sent: ReturnType<typeof sentCodes> },
  browser: TestBrowser,
  by: SignInBy,
) => {
  const first = await signIn(deps, browser.origin, { identifier: by.identifier, password })
  if (!('cookies' in first)) throw new Error(first.kind)
  browser.keep(first.cookies)
  if (first.kind === 'done') return
  await sendSignInCode(deps, browser.origin, by.channel)
  const shown = { code: sent.last().code, trustDevice: by.trust ?? false }
  const second = await verifySignIn(deps, browser.origin, shown)
  if (second.kind !== 'signed-in') throw new Error(second.kind)
  browser.keep(second.cookies)
}

const depsOn = (db: Db, wall: Clock, sent: ReturnType<typeof sentCodes>): IdentityDeps => ({
  db,
  wall,
  keys: testKeys(),
  recoveryLink: 'http://localhost:3000/mot-de-passe/lien?jeton=',
  contextWords: ['sfr', 'espace client'],
  sendCode: sent.sendCode,
  alert: sent.alert,
  grantHolder: (tx, grant) => grantRole(tx, { ...grant, role: 'holder' }),
  nameOf: async (reader, accountId) => (await holderOf(reader, accountId))?.given_name ?? '',
})
