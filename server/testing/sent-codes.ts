import type { IdentityDeps } from '../domains/identity/deps.ts'

type Sent = Parameters<IdentityDeps['sendCode']>[1]
type Told = Parameters<IdentityDeps['alert']>[1]

/** Keeps what identity would have sent, in place of the notifications. */
export const sentCodes = () => {
  const codes: Sent[] = []
  const alerts: Told[] = []
  return {
    codes,
    alerts,
    sendCode: async (_tx: unknown, message: Sent) => {
      codes.push(message)
    },
    alert: async (_tx: unknown, message: Told) => {
      alerts.push(message)
    },
    /** The last code, with the contact it went to. */
    last: (): Sent => {
      const sent = codes.at(-1)
      if (sent === undefined) throw new Error('no code was sent')
      return sent
    },
  }
}
