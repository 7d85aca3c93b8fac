import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { identityWorld, password } from '../../testing/identity-world.ts'
import { testBrowser } from '../../testing/test-browser.ts'
import { completeSignUp, startSignUp, verifySignUp } from './sign-up.ts'

// Proves V6.2.12 V6.3.1 V6.5.1 V6.5.5 of docs/asvs.csv.
// Threats 2 and 23 of docs/threats.csv.
let world: Awaited<ReturnType<typeof identityWorld>>
beforeAll(async () => {
  world = await identityWorld()
})
afterAll(() => world.database.close())
/** Limits count by the hour and the day: each test has a day of its own. */
beforeEach(() => world.pass({ hours: 25 }))

describe('sign-up (S07–S10)', () => {
  test.each(['numeroClient', 'mobile', 'contract'] as const)(
    'by %s, with a code by e-mail',
    async by => {
      const person = await world.newCustomer()
      const identifier = by === 'contract' ? `m-${person.numeroClient}` : person[by]
      const { browser } = person
      browser.keep([
        await startSignUp(world.deps, browser.origin, { identifier, channel: 'email' }),
      ])
      expect(world.sent.last()).toMatchObject({
        to: person.email,
        channel: 'email',
        purpose: 'sign-up',
      })
      expect(await verifySignUp(world.deps, browser.origin, world.sent.last().code)).toEqual({
        kind: 'verified',
        givenName: 'Camille',
        email: person.email,
      })
      const done = await completeSignUp(world.deps, browser.origin, {
        brandId: `camille${person.numeroClient}`,
        password,
        language: 'zh',
      })
      expect(done.kind).toBe('signed-up')
      if (done.kind === 'signed-up') browser.keep(done.cookies)
      const actor = await world.signedIn(browser)
      expect([...actor.reach.values()]).toEqual(['holder'])
      expect(actor.language).toBe('zh')
    },
  )

  test('an unknown identifier gets the same journey, and no code opens it', async () => {
    const browser = testBrowser()
    browser.keep([
      await startSignUp(world.deps, browser.origin, { identifier: '0699999999', channel: 'sms' }),
    ])
    expect(world.sent.last().to).toBeNull()
    expect(await verifySignUp(world.deps, browser.origin, world.sent.last().code)).toEqual({
      kind: 'code-wrong',
    })
  })

  test('V6.6.3 fifty guesses at once: five are judged, then the right code is refused', async () => {
    const { browser, mobile } = await world.newCustomer()
    browser.keep([
      await startSignUp(world.deps, browser.origin, { identifier: mobile, channel: 'sms' }),
    ])
    const { code } = world.sent.last()
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, () => verifySignUp(world.deps, browser.origin, wrong)),
    )
    expect(verdicts.filter(({ kind }) => kind === 'code-wrong')).toHaveLength(5)
    expect((await verifySignUp(world.deps, browser.origin, code)).kind).toBe('too-many-tries')
  })

  test('V6.6.2 a code lives ten minutes, is used once, and belongs to its journey', async () => {
    const { browser, mobile } = await world.newCustomer()
    browser.keep([
      await startSignUp(world.deps, browser.origin, { identifier: mobile, channel: 'sms' }),
    ])
    const first = world.sent.last().code
    const other = testBrowser()
    other.keep([
      await startSignUp(world.deps, other.origin, { identifier: mobile, channel: 'sms' }),
    ])
    expect((await verifySignUp(world.deps, other.origin, first)).kind).toBe('code-wrong')
    world.pass({ minutes: 11 })
    expect((await verifySignUp(world.deps, browser.origin, first)).kind).toBe('code-expired')
  })

  test.each([
    ['court', 'password-too-short'],
    ['1qaz2wsx3edc4rfv', 'password-breached'],
    ['SFR-sfr-2026!!', 'password-is-context'],
  ])('V6.2.4 refuses %s: %s', async (weak, reason) => {
    const { browser, mobile } = await world.newCustomer()
    browser.keep([
      await startSignUp(world.deps, browser.origin, { identifier: mobile, channel: 'sms' }),
    ])
    await verifySignUp(world.deps, browser.origin, world.sent.last().code)
    const refused = await completeSignUp(world.deps, browser.origin, {
      brandId: 'camille.l',
      password: weak,
      language: 'fr',
    })
    expect(refused.kind).toBe(reason)
    expect(
      (
        await completeSignUp(world.deps, browser.origin, {
          email: `autre.${mobile.slice(1)}@exemple.example`,
          password,
          language: 'fr',
        })
      ).kind,
    ).toBe('signed-up')
  })

  test('an account that has a space says so only to whoever holds its contact', async () => {
    const { mobile } = await world.signUp()
    const browser = testBrowser()
    browser.keep([
      await startSignUp(world.deps, browser.origin, { identifier: mobile, channel: 'sms' }),
    ])
    expect((await verifySignUp(world.deps, browser.origin, world.sent.last().code)).kind).toBe(
      'account-exists',
    )
  })
})
