import { grantRole, holderOf } from '../domains/customers/public.ts'
import type { IdentityDeps } from '../domains/identity/public.ts'
import { type Notice, notify } from '../domains/notifications/public.ts'
import type { Core } from './open-core.ts'

type Sending = Parameters<IdentityDeps['sendCode']>[1]
type Telling = Parameters<IdentityDeps['alert']>[1]

/** Minutes that a code lives, as the message says. */
const codeMinutes = 10

/** What identity asks of the domains on its right, and of the messages. */
export const identityDeps = ({ db, wall, keys, config, pack, metrics }: Core): IdentityDeps => ({
  db,
  wall,
  keys,
  recoveryLink: `${config.publicOrigin}/mot-de-passe/lien?jeton=`,
  contextWords: [pack.brand.name, pack.brand.appName],
  sendCode: async (tx, message) => {
    await notify({ keys, wall }, tx, codeNotice(message))
    metrics.count('code-sent')
  },
  alert: async (tx, message) => {
    for (const notice of alertNotices(message, wall.now())) await notify({ keys, wall }, tx, notice)
  },
  grantHolder: (tx, grant) => grantRole(tx, { ...grant, role: 'holder' }),
  nameOf: async (reader, accountId) => (await holderOf(reader, accountId))?.given_name ?? '',
})

const codeNotice = ({ purpose, channel, to, code, link, language }: Sending): Notice => {
  const addressed = { language, to: { channel, address: to } }
  const facts = { code, minutes: codeMinutes }
  return purpose === 'recovery'
    ? { ...addressed, template: 'recovery-code', facts: { ...facts, link } }
    : { ...addressed, template: `${purpose}-code`, facts }
}

/** One notice on each contact that the login has. */
const alertNotices = (
  { what, contacts, language, device }: Telling,
  now: Temporal.Instant,
): readonly Notice[] => {
  const at = now.toString()
  const facts = what === 'new-device' ? { at, device } : { at }
  return [
    ...(contacts.mobile === null ? [] : [{ channel: 'sms' as const, address: contacts.mobile }]),
    ...(contacts.email === null ? [] : [{ channel: 'email' as const, address: contacts.email }]),
  ].map((to): Notice => ({ template: what, facts, language, to }))
}
