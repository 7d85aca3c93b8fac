import { countInWindow, takeFromWindow } from '../../kernel/limits.ts'
import type { IdentityDeps } from './deps.ts'

type Counted = Pick<IdentityDeps, 'db' | 'wall'>

/** security.md rows 1 to 3. Windows in seconds, budgets in events. */
const rules = {
  failuresByIdentifier: { seconds: 900, unknownDevice: 10, knownDevice: 30 },
  identifiersByAddress: { seconds: 900, most: 10 },
  codesByDestination: { hour: 3, day: 10 },
  codesByAddress: { seconds: 3600, most: 60 },
} as const

export type Attempt = {
  readonly address: string
  /** Keyed hash of what was typed, in hexadecimal. */
  readonly identifier: string
  /** A browser that this or another login trusted: neighbours on a shared address do not lock it out. */
  readonly knownDevice: boolean
}

const identifierKey = ({ identifier, knownDevice }: Attempt) =>
  `sign-in ${identifier} ${knownDevice ? 'known' : 'unknown'}`
const addressKey = ({ address }: Attempt) => `sign-in from ${address}`

/** Seconds to wait before a password may be tried, 0 when it may. */
export const waitBeforeSignIn = async (deps: Counted, attempt: Attempt): Promise<number> => {
  const { seconds, unknownDevice, knownDevice } = rules.failuresByIdentifier
  const failures = await countInWindow(deps, { key: identifierKey(attempt), seconds })
  if (failures >= (attempt.knownDevice ? knownDevice : unknownDevice)) return 60
  if (attempt.knownDevice) return 0
  const { seconds: span, most } = rules.identifiersByAddress
  const identifiers = await countInWindow(deps, { key: addressKey(attempt), seconds: span })
  return identifiers >= most ? 60 : 0
}

/** Counts a failure against the identifier, and the identifier once against the address. */
export const countFailure = async (deps: Counted, attempt: Attempt): Promise<void> => {
  const { seconds } = rules.failuresByIdentifier
  await takeFromWindow(deps, { key: identifierKey(attempt), calls: 1, seconds })
  if (attempt.knownDevice) return
  const span = rules.identifiersByAddress.seconds
  const key = `${addressKey(attempt)} as ${attempt.identifier}`
  const again = await takeFromWindow(deps, { key, calls: 1, seconds: span })
  if (again === 0) await takeFromWindow(deps, { key: addressKey(attempt), calls: 1, seconds: span })
}

/** Whether a code may still be sent to a destination (keyed hash), and asked from an address. */
export const mayIssueCode = async (
  deps: Counted,
  { destination, address }: { readonly destination: string; readonly address: string },
): Promise<boolean> => {
  const { codesByDestination, codesByAddress } = rules
  const waits = [
    await takeFromWindow(deps, {
      key: `code hour ${destination}`,
      calls: codesByDestination.hour,
      seconds: 3600,
    }),
    await takeFromWindow(deps, {
      key: `code day ${destination}`,
      calls: codesByDestination.day,
      seconds: 86_400,
    }),
    await takeFromWindow(deps, {
      key: `code from ${address}`,
      calls: codesByAddress.most,
      seconds: codesByAddress.seconds,
    }),
  ]
  return waits.every(wait => wait === 0)
}
