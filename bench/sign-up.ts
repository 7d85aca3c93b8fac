import { grantRole, holderOf } from '../server/domains/customers/public.ts'
import type { IdentityDeps } from '../server/domains/identity/deps.ts'
import { openSession } from '../server/domains/identity/open-session.ts'
import { completeSignUp, startSignUp, verifySignUp } from '../server/domains/identity/sign-up.ts'
import { wallClock } from '../server/kernel/clock.ts'
import { transact } from '../server/kernel/db.ts'
import { cookieNames } from '../server/kernel/http/origin.ts'
import type { Keys } from '../server/kernel/keys.ts'
import { sentCodes } from '../server/testing/sent-codes.ts'
import { testBrowser } from '../server/testing/test-browser.ts'
import { testKeys } from '../server/testing/test-keys.ts'
import type { OwnDatabase } from './own-database.ts'

type Database = Pick<OwnDatabase, 'db' | 'owner'>

const password = 'une phrase assez longue'

/** Each customer makes their login: by their number, with the code that was sent to them. */
export const signUpAll = async (
  { db }: Pick<OwnDatabase, 'db'>,
  keys: Keys,
  numbers: readonly string[],
): Promise<void> => {
  for (const [index, number] of numbers.entries()) {
    const sent = sentCodes()
    const deps = identityOn(db, keys, sent)
    const browser = testBrowser(`192.0.${Math.floor(index / 250)}.${index % 250}`)
    const asked = { identifier: number, channel: 'sms' } as const
    browser.keep([await startSignUp(deps, browser.origin, asked)])
    await verifySignUp(deps, browser.origin, sent.last().code)
    const choice = { email: `customer.${index}@example.org`, password, language: 'fr' } as const
    const done = await completeSignUp(deps, browser.origin, choice)
    if (done.kind !== 'signed-up') throw new Error(`${number} could not sign up: ${done.kind}`)
  }
}

/** Opens a session for so many logins, far from each other, and answers the tokens of their cookies. */
export const openSessions = async (
  { db, owner }: Database,
  count: number,
): Promise<readonly string[]> => {
  const { rows } = await owner.query(
    'select id from identity.login order by md5(id::text) limit $1',
    [count],
  )
  const deps = identityOn(db, testKeys(), sentCodes())
  const { origin } = testBrowser()
  const tokens: string[] = []
  for (const { id: loginId } of rows) {
    const shown = ['password', 'sms'] as const
    const cookies = await transact(db, tx => openSession(deps, tx, { loginId, origin, shown }))
    const token = cookies.find(({ name }) => name === cookieNames.session)?.value
    if (token !== undefined) tokens.push(token)
  }
  if (tokens.length !== count) throw new Error(`${tokens.length} sessions instead of ${count}`)
  return tokens
}

const identityOn = (
  db: OwnDatabase['db'],
  keys: Keys,
  sent: ReturnType<typeof sentCodes>,
): IdentityDeps => ({
  db,
  wall: wallClock,
  keys,
  recoveryLink: 'http://localhost:3000/mot-de-passe/lien?jeton=',
  contextWords: [],
  sendCode: sent.sendCode,
  alert: sent.alert,
  grantHolder: (tx, grant) => grantRole(tx, { ...grant, role: 'holder' }),
  nameOf: async (reader, accountId) => (await holderOf(reader, accountId))?.given_name ?? '',
})
