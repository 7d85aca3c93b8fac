import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { identityWorld, password } from '../../testing/identity-world.ts'
import { testBrowser } from '../../testing/test-browser.ts'
import { signIn } from './sign-in.ts'
import { sendStepUpCode, stepUp } from './step-up.ts'

// Proves V2.3.2 V2.4.1 V6.3.1 V6.3.3 V6.3.5 of docs/asvs.csv.
// Threats 1, 4 and 5 of docs/threats.csv.
let world: Awaited<ReturnType<typeof identityWorld>>
beforeAll(async () => {
  world = await identityWorld()
})
afterAll(() => world.database.close())
/** Limits count by the hour and the day: each test has a day of its own. */
beforeEach(() => world.pass({ hours: 25 }))

describe('sign-in (S04, S05, S70)', () => {
  test('by e-mail, mobile with spaces or numéro client, always with a second factor on a new browser', async () => {
    const person = await world.signUp()
    for (const identifier of [
      person.email.toUpperCase(),
      person.mobile.replace('+33', '0'),
      person.numeroClient,
    ]) {
      const browser = testBrowser()
      await world.signInBy(browser, { identifier: identifier, channel: 'sms' })
      expect((await world.who(browser)).kind).toBe('customer')
    }
    expect(world.sent.alerts.at(-1)).toMatchObject({
      what: 'new-device',
      contacts: { mobile: person.mobile },
    })
  })

  test('a trusted browser is asked for no code, until it is 90 days old', async () => {
    const person = await world.signUp()
    await world.signInBy(person.browser, {
      identifier: person.email,
      channel: 'email',
      trust: true,
    })
    const before = world.sent.codes.length
    await world.signInBy(person.browser, { identifier: person.email, channel: 'email' })
    expect(world.sent.codes.length).toBe(before)
    world.pass({ hours: 24 * 91 })
    await world.signInBy(person.browser, { identifier: person.email, channel: 'email' })
    expect(world.sent.codes.length).toBe(before + 1)
  })

  test('V6.3.8 a wrong password and an unknown identifier are answered alike', async () => {
    const { email, browser } = await world.signUp()
    const wrong = await signIn(world.deps, browser.origin, {
      identifier: email,
      password: 'not the password',
    })
    const unknown = await signIn(world.deps, testBrowser().origin, {
      identifier: 'x@y.example',
      password,
    })
    expect(wrong).toEqual(unknown)
  })

  test('V7.2.4 every sign-in and step-up gives a new token, and the old one opens nothing', async () => {
    const { browser, email } = await world.signUp()
    const first = browser.origin
    world.pass({ minutes: 20 })
    await sendStepUpCode(world.deps, await world.signedIn(browser), 'email')
    const raised = await stepUp(world.deps, await world.signedIn(browser), {
      factor: 'email',
      proof: world.sent.last().code,
    })
    if (raised.kind !== 'raised') throw new Error(raised.kind)
    browser.keep(raised.cookies)
    expect(browser.origin.sessionToken).not.toBe(first.sessionToken)
    expect((await world.who({ origin: first, keep: () => {} })).kind).toBe('visitor')
    expect((await world.signedIn(browser)).assurances.has('two-factor-not-sms')).toBe(false)
    await stepUp(world.deps, await world.signedIn(browser), {
      factor: 'password',
      proof: password,
    }).then(outcome => {
      if (outcome.kind === 'raised') browser.keep(outcome.cookies)
    })
    expect((await world.signedIn(browser)).assurances.has('two-factor-not-sms')).toBe(true)
    expect(email).toContain('@')
  })

  test('V7.3.1 V7.3.2 a session ends after 14 idle days and after 30 days whatever is done', async () => {
    const { browser } = await world.signUp()
    for (let day = 0; day < 29; day += 1) {
      world.pass({ hours: 24 })
      expect((await world.who(browser)).kind).toBe('customer')
    }
    world.pass({ hours: 25 })
    expect((await world.who(browser)).kind).toBe('visitor')
    const other = await world.signUp()
    world.pass({ hours: 24 * 15 })
    expect((await world.who(other.browser)).kind).toBe('visitor')
  })

  test('two hundred accounts tried from one address: refused after ten, while a known browser enters', async () => {
    const person = await world.signUp()
    await world.signInBy(person.browser, { identifier: person.email, channel: 'sms', trust: true })
    const address = person.browser.origin.address
    const outcomes: string[] = []
    for (let i = 0; i < 200; i += 1) {
      const origin = { ...testBrowser().origin, address }
      outcomes.push(
        (await signIn(world.deps, origin, { identifier: `robot${i}@exemple.example`, password }))
          .kind,
      )
    }
    expect(outcomes.filter(kind => kind === 'too-many-requests').length).toBeGreaterThanOrEqual(190)
    await world.signInBy(person.browser, { identifier: person.email, channel: 'sms' })
    expect((await world.who(person.browser)).kind).toBe('customer')
  })
})
