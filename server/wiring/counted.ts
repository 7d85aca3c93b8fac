import type { ConnectionCap } from '../kernel/http/cap-connections.ts'
import type { Outcome, Registration } from '../kernel/http/handler.ts'
import type { RequestMeter } from '../kernel/http/meter-requests.ts'
import type { Metrics, Signal } from '../kernel/metrics.ts'
import type { Core } from './open-core.ts'

/** What a call that went well is a sign of, by its route. */
const goodSigns: Readonly<Record<string, readonly Signal[]>> = {
  'identity.verifySignUp': ['code-verified'],
  'identity.verifyRecovery': ['code-verified'],
  'identity.stepUp': ['code-verified'],
  'identity.verifySignIn': ['code-verified', 'sign-in-succeeded'],
  'staff.signIn': ['sign-in-succeeded'],
}

/** What a refusal is a sign of, whichever route it comes from. */
const badSigns: Readonly<Record<string, Signal>> = {
  'credentials-wrong': 'sign-in-failed',
  'code-wrong': 'code-refused',
  'too-many-tries': 'code-refused',
}

const signsOf = (routeId: string, outcome: Outcome): readonly Signal[] => {
  if (outcome.kind === 'refusal') {
    const sign = badSigns[outcome.code]
    return sign === undefined ? [] : [sign]
  }
  return isSignedInAtOnce(routeId, outcome.body)
    ? ['sign-in-succeeded']
    : (goodSigns[routeId] ?? [])
}

/** From a browser that is trusted, the password is enough. */
const isSignedInAtOnce = (routeId: string, body: unknown): boolean =>
  routeId === 'identity.signIn' &&
  typeof body === 'object' &&
  body !== null &&
  Reflect.get(body, 'next') === 'done'

/** The same routes, whose outcomes are counted where they are a sign of something worth watching. */
export const countedRoutes = (
  { count }: Metrics,
  registrations: readonly Registration[],
): readonly Registration[] =>
  registrations.map(registration => ({
    route: registration.route,
    run: async call => {
      const outcome = await registration.run(call)
      for (const sign of signsOf(registration.route.id, outcome)) count(sign)
      return outcome
    },
  }))

/** The same way out, each message of which is counted, left or not. */
export const countedSending =
  <Message, Result extends { readonly kind: string }>(
    { count }: Metrics,
    send: (message: Message) => Promise<Result>,
  ) =>
  async (message: Message): Promise<Result> => {
    try {
      const delivered = await send(message)
      count(delivered.kind === 'accepted' ? 'message-sent' : 'message-failed')
      return delivered
    } catch (error) {
      count('message-failed')
      throw error
    }
  }

/** What the ports tell of their requests. */
export const requestMeter = ({ observeRequest, countShed }: Metrics): RequestMeter => ({
  onRequest: observeRequest,
  onShed: countShed,
})

/** How many connections an address may hold on the ports that people reach. */
export const connectionCap = ({ config, metrics }: Core): ConnectionCap => ({
  perAddress: config.connectionsPerAddress,
  perSharedAddress: config.connectionsPerSharedAddress,
  sharedRanges: config.sharedRanges,
  trustedProxies: config.trustedProxies,
  onRefused: () => metrics.count('connection-refused'),
})
