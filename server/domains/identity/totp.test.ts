import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { identityWorld, password } from '../../testing/identity-world.ts'
import { testBrowser } from '../../testing/test-browser.ts'
import { sendSignInCode, signIn, verifySignIn } from './sign-in.ts'
import { changePassword, confirmTotp, removeTotp, startTotp } from './step-up.ts'

// Proves V6.3.7 of docs/asvs.csv.
// Threat 5 of docs/threats.csv.
let world: Awaited<ReturnType<typeof identityWorld>>
beforeAll(async () => {
  world = await identityWorld()
})
afterAll(() => world.database.close())
/** Limits count by the hour and the day: each test has a day of its own. */
beforeEach(() => world.pass({ hours: 25 }))

describe('authenticator app', () => {
  const enrol = async () => {
    const person = await world.signUp()
    const actor = await world.signedIn(person.browser)
    const prepared = await startTotp(world.deps, actor, 'SFR')
    if (prepared === 'totp-already-set') throw new Error(prepared)
    const code = () => generateSync({ secret: prepared.secret, epoch: world.epoch() })
    expect(await confirmTotp(world.deps, actor, code())).toBe('confirmed')
    return { person, actor, code }
  }

  test('V6.5.1 once set, sign-in asks for it, a code counts once, and SMS does not replace it', async () => {
    const { person, code } = await enrol()
    world.pass({ minutes: 5 })
    const browser = testBrowser()
    const first = await signIn(world.deps, browser.origin, { identifier: person.email, password })
    expect(first.kind).toBe('totp')
    if ('cookies' in first) browser.keep(first.cookies)
    expect(await sendSignInCode(world.deps, browser.origin, 'sms')).toBe('no-journey')
    const shown = code()
    expect(
      (await verifySignIn(world.deps, browser.origin, { code: shown, trustDevice: false })).kind,
    ).toBe('signed-in')
    const replay = testBrowser()
    const second = await signIn(world.deps, replay.origin, { identifier: person.email, password })
    if ('cookies' in second) replay.keep(second.cookies)
    expect(
      (await verifySignIn(world.deps, replay.origin, { code: shown, trustDevice: false })).kind,
    ).toBe('code-wrong')
  })

  test('a new password ends the other sessions at once, and removing the app is told', async () => {
    const { person, actor } = await enrol()
    expect(await changePassword(world.deps, actor, 'une troisième phrase')).toBe('changed')
    expect((await world.who(person.browser)).kind).toBe('customer')
    await removeTotp(world.deps, actor)
    expect(world.sent.alerts.at(-1)).toMatchObject({ what: 'factor-changed' })
  })
})
