import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { identityWorld } from '../../testing/identity-world.ts'
import { testBrowser } from '../../testing/test-browser.ts'
import { completeRecovery, openRecoveryLink, startRecovery, verifyRecovery } from './recovery.ts'
import { signIn } from './sign-in.ts'

// Proves V6.3.7 V6.4.3 of docs/asvs.csv.
let world: Awaited<ReturnType<typeof identityWorld>>
beforeAll(async () => {
  world = await identityWorld()
})
afterAll(() => world.database.close())
/** Limits count by the hour and the day: each test has a day of its own. */
beforeEach(() => world.pass({ hours: 25 }))

describe('recovery (S11)', () => {
  test('a new password ends every session and device, and the contact used is no second factor', async () => {
    const person = await world.signUp()
    await world.signInBy(person.browser, { identifier: person.email, channel: 'sms', trust: true })
    const other = testBrowser()
    other.keep([
      await startRecovery(world.deps, other.origin, { identifier: person.email, channel: 'email' }),
    ])
    expect(await verifyRecovery(world.deps, other.origin, world.sent.last().code)).toBe('right')
    const done = await completeRecovery(world.deps, other.origin, 'une autre phrase longue')
    expect(done.kind).toBe('recovered')
    expect((await world.who(person.browser)).kind).toBe('visitor')
    const again = await signIn(world.deps, person.browser.origin, {
      identifier: person.email,
      password: 'une autre phrase longue',
    })
    expect(again).toMatchObject({ kind: 'choose-channel', channels: ['sms'] })
    expect(world.sent.alerts.at(-1)).toMatchObject({ what: 'password-changed' })
  })

  test('the link opens the journey in another browser', async () => {
    const person = await world.signUp()
    const { browser } = person
    browser.keep([
      await startRecovery(world.deps, browser.origin, {
        identifier: person.email,
        channel: 'email',
      }),
    ])
    const token = (world.sent.last().link ?? '').split('jeton=')[1] ?? ''
    const phone = testBrowser()
    const cookie = await openRecoveryLink(world.deps, token)
    if (cookie === 'no-journey') throw new Error(cookie)
    phone.keep([cookie])
    expect((await completeRecovery(world.deps, phone.origin, 'encore une phrase')).kind).toBe(
      'recovered',
    )
    expect(await openRecoveryLink(world.deps, token)).toBe('no-journey')
  })

  test('whoever began a reset cannot open its link, nor go on once the owner did', async () => {
    const person = await world.signUp()
    const stranger = testBrowser()
    stranger.keep([
      await startRecovery(world.deps, stranger.origin, {
        identifier: person.email,
        channel: 'email',
      }),
    ])
    const link = (world.sent.last().link ?? '').split('jeton=')[1] ?? ''
    const cookie = stranger.origin.flowToken ?? ''
    const forged = [cookie, `${cookie}.`, `${cookie}.${link.split('.')[1]?.slice(1)}`]
    for (const token of forged) {
      expect(await openRecoveryLink(world.deps, token)).toBe('no-journey')
    }
    expect(await openRecoveryLink(world.deps, link)).not.toBe('no-journey')
    const taken = await completeRecovery(world.deps, stranger.origin, 'la phrase du voleur')
    expect(taken).toEqual({ kind: 'no-journey' })
  })

  test('an unknown identifier queues the same work for nobody', async () => {
    const browser = testBrowser()
    browser.keep([
      await startRecovery(world.deps, browser.origin, {
        identifier: 'nobody@y.example',
        channel: 'email',
      }),
    ])
    expect(world.sent.last()).toMatchObject({ to: null, purpose: 'recovery' })
    expect(await verifyRecovery(world.deps, browser.origin, world.sent.last().code)).toBe(
      'code-wrong',
    )
    const token = (world.sent.last().link ?? '').split('jeton=')[1] ?? ''
    expect(await openRecoveryLink(world.deps, token)).toBe('no-journey')
  })
})
