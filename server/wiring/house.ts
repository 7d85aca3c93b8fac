import {
  billDocuments,
  evidenceDocuments,
  ownersOfBills,
  ownersOfDisputes,
} from '../domains/billing/public.ts'
import { catalogRoutes } from '../domains/catalog/routes.ts'
import { customerRoutes } from '../domains/customers/routes.ts'
import {
  factorRoutes,
  identityRoutes,
  sessionRoutes,
  staffRoutes,
} from '../domains/identity/public.ts'
import { ownersOfContracts, ownersOfLines } from '../domains/lines/public.ts'
import { lineRoutes } from '../domains/lines/routes.ts'
import { notificationJobs } from '../domains/notifications/jobs.ts'
import { messageOwners } from '../domains/notifications/public.ts'
import { notificationRoutes } from '../domains/notifications/routes.ts'
import { ownersOfOrders, ownersOfQuotes, summaryDocuments } from '../domains/ordering/public.ts'
import {
  ownersOfCards,
  ownersOfPayments,
  paymentJobs,
  paymentSubscribers,
  paymentSweepers,
  receiptDocuments,
  reconcilePayments,
} from '../domains/payments/public.ts'
import { paymentRoutes } from '../domains/payments/routes.ts'
import { usageJobs, usageSubscribers, usageSweepers } from '../domains/usage/jobs.ts'
import { controlRoutes, usageDocuments } from '../domains/usage/public.ts'
import { usageRoutes } from '../domains/usage/routes.ts'
import { sweepOrphans } from '../kernel/documents.ts'
import type { Registration } from '../kernel/http/handler.ts'
import type { InvokeDeps } from '../kernel/http/invoke.ts'
import type { Owners } from '../kernel/http/reach.ts'
import type { JobTable } from '../kernel/jobs.ts'
import type { Subscriber } from '../kernel/outbox.ts'
import type { Sweeper } from '../kernel/sweepers.ts'
import { openTypesetter, type Typeset } from '../kernel/typeset.ts'
import { accessRoutes, consoleRoutes } from '../views/console/console-routes.ts'
import { homeRoutes } from '../views/home/home-routes.ts'
import { platformRoutes } from '../views/platform-routes.ts'
import { billingParts } from './billing-parts.ts'
import { countedRoutes, countedSending } from './counted.ts'
import { identityDeps } from './identity-deps.ts'
import type { Core } from './open-core.ts'
import type { Edges } from './open-edges.ts'
import { orderingParts } from './ordering-parts.ts'
import { receiptParts } from './receipt-parts.ts'

export type Round = { readonly everyMs: number; readonly run: () => Promise<unknown> }

/** The domains put together: what may be called, what runs by itself, and who owns what. */
export type House = {
  readonly registrations: readonly Registration[]
  readonly staffRegistrations: readonly Registration[]
  readonly owners: Owners
  readonly jobs: JobTable
  readonly sweepers: readonly Sweeper[]
  readonly subscribers: readonly Subscriber[]
  /** What the worker does every so often by wall time. */
  readonly rounds: readonly Round[]
  readonly invokeDeps: InvokeDeps
}

const dayMs = 86_400_000

const owners: Owners = {
  line: ownersOfLines,
  contract: ownersOfContracts,
  message: messageOwners,
  bill: ownersOfBills,
  dispute: ownersOfDisputes,
  payment: ownersOfPayments,
  'payment-method': ownersOfCards,
  quote: ownersOfQuotes,
  order: ownersOfOrders,
}

/** One line a domain and kind of thing: the only place that sees them all. */
export const buildHouse = (core: Core, edges: Edges): House => {
  const { db, wall, pack } = core
  const { brand } = pack
  const identity = identityDeps(core)
  const usage = usageDeps(core, edges)
  const typesetter = oneTypesetter()
  const payments = { ...paymentDeps(core, edges), ...receiptParts(core, edges, typesetter) }
  const billing = billingParts(core, edges, typesetter)
  const ordering = orderingParts(core, edges, typesetter)
  return {
    owners,
    registrations: countedRoutes(core.metrics, [
      ...platformRoutes(operatorView(core)),
      ...homeRoutes({ timeZone: brand.timeZone }),
      ...catalogRoutes({ zone: brand.timeZone }),
      ...customerRoutes,
      ...lineRoutes({ zone: brand.timeZone }),
      ...usageRoutes({ timeZone: brand.timeZone }),
      ...controlRoutes({ timeZone: brand.timeZone }),
      ...billing.routes,
      ...paymentRoutes(payments),
      ...ordering.routes,
      ...notificationRoutes({ ...messagesOf(core), mayPushTo: edges.push.mayPushTo }),
      ...signInRoutes(identity, brand.name),
      ...accessRoutes,
    ]),
    staffRegistrations: countedRoutes(core.metrics, [
      ...staffRoutes(identity),
      ...consoleRoutes(consoleDeps(core)),
      ...billing.staffRoutes,
    ]),
    jobs: {
      ...messageJobs(core, edges),
      ...usageJobs(usage),
      ...billing.jobs,
      ...ordering.jobs,
      ...paymentJobs(payments),
    },
    sweepers: [
      ...usageSweepers(usage),
      billing.sweeper,
      ...paymentSweepers(payments),
      ordering.sweeper,
    ],
    subscribers: [
      ...usageSubscribers(core),
      ...billing.subscribers,
      ...ordering.subscribers,
      ...paymentSubscribers({ ...core, ...payments }),
    ],
    rounds: [reconciling(payments), { everyMs: dayMs, run: () => sweepDocuments(core, edges) }],
    invokeDeps: {
      db,
      wall,
      businessClock: core.businessClock,
      owners,
      onFault: (error, { route }) => faultMet(core, error, route),
    },
  }
}

const signInRoutes = (identity: ReturnType<typeof identityDeps>, name: string) => [
  ...identityRoutes(identity),
  ...sessionRoutes(identity),
  ...factorRoutes(identity, name),
]

const faultMet = ({ metrics, log }: Core, error: unknown, route: string): void => {
  metrics.countFault('request')
  log.error('a route met a bug', error, { route })
}

/** What writing to people needs. */
const messagesOf = (core: Core) => ({
  db: core.db,
  wall: core.wall,
  keys: core.keys,
  brand: messageBrand(core),
})

const messageJobs = (core: Core, { mail, sms, push }: Edges): JobTable =>
  notificationJobs({
    ...messagesOf(core),
    sendMail: countedSending(core.metrics, mail.sendMail),
    sendText: countedSending(core.metrics, sms.sendText),
    sendPush: countedSending(core.metrics, push.sendPush),
  })

const reconciling = (payments: Parameters<typeof reconcilePayments>[0]): Round => ({
  everyMs: 5000,
  run: () => reconcilePayments(payments),
})

const sweepDocuments = ({ db, wall }: Core, { documents }: Edges) =>
  sweepOrphans({ db, documents, wall }, [
    billDocuments,
    evidenceDocuments,
    receiptDocuments,
    summaryDocuments,
    usageDocuments,
  ])

/** The typesetter opens with the first document, once for all of them. */
const oneTypesetter = (): (() => Promise<Typeset>) => {
  let opening: Promise<Typeset> | undefined
  return () => {
    opening ??= openTypesetter()
    return opening
  }
}

const usageDeps = ({ db, pool, pack, businessClock, metrics }: Core, { documents }: Edges) => ({
  onSettled: ({ rated, setAside }: { readonly rated: number; readonly setAside: number }) => {
    metrics.count('usage-record-accepted', rated)
    metrics.count('usage-record-set-aside', setAside)
  },
  db,
  pool,
  documents,
  businessClock,
  timeZone: pack.brand.timeZone,
})

const paymentDeps = ({ db, wall, pack, config, log, metrics }: Core, { gateway }: Edges) => ({
  db,
  wall,
  gateway,
  zone: pack.brand.timeZone,
  publicOrigin: config.publicOrigin,
  onSettled: (state: string) => {
    if (state === 'succeeded') metrics.count('payment-succeeded')
    if (state === 'failed') metrics.count('payment-failed')
  },
  onFault: (error: unknown, { paymentId }: { readonly paymentId: string }) =>
    log.error('a payment resists its settlement', error, { paymentId }),
})

const consoleDeps = (core: Core) => ({
  wall: core.wall,
  keys: core.keys,
  brand: messageBrand(core),
  zone: core.pack.brand.timeZone,
  alert: (about: { readonly actor: string }) =>
    core.log.warn('an agent opens more customers than anybody serves', about),
})

const operatorView = ({ config, pack: { brand } }: Core) => ({
  brand: brand.id,
  name: brand.name,
  spaceName: brand.spaceName,
  simulated: config.mode !== 'production',
  timeZone: brand.timeZone,
})

/** How the operator shows itself in messages; outside production they say that it is simulated. */
const messageBrand = ({ config, pack: { brand } }: Core) => ({
  name: brand.name,
  spaceName: brand.spaceName,
  look: brand.look,
  mailFrom: brand.contacts.mailFrom,
  smsSender: brand.contacts.smsSender,
  phone: brand.contacts.phone,
  timeZone: brand.timeZone,
  publicOrigin: config.publicOrigin,
  ribbon: config.mode === 'production' ? null : brand.texts.ribbon,
})
