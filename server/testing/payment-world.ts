import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import type { Assurance } from '../../contract/define.ts'
import { type AccountId, asId, type BillId } from '../../contract/ids.ts'
import { cents } from '../../contract/money.ts'
import type { Role } from '../../contract/permissions.ts'
import { createFaults } from '../../operator/faults.ts'
import { startPsp } from '../../operator/psp/psp.ts'
import { freePort } from '../../operator/testing/free-port.ts'
import {
  billBalances,
  ownersOfCards,
  ownersOfPayments,
  type PaymentGateway,
  paymentJobs,
  paymentSubscribers,
  paymentSweepers,
  postBills,
  reconcilePayments,
} from '../domains/payments/public.ts'
import { paymentRoutes } from '../domains/payments/routes.ts'
import { stripeGateway } from '../edges/psp/stripe-gateway.ts'
import { mountPspWebhooks } from '../faces/psp-webhooks/mount-psp-webhooks.ts'
import type { Actor } from '../kernel/actor.ts'
import { readBusinessClock } from '../kernel/business-clock.ts'
import { type Clock, wallClock } from '../kernel/clock.ts'
import { type Db, transact } from '../kernel/db.ts'
import { digestOfBytes } from '../kernel/documents.ts'
import { openHost } from '../kernel/http/host.ts'
import { inProcessClient } from '../kernel/http/in-process.ts'
import type { FindOwners } from '../kernel/http/reach.ts'
import { newId } from '../kernel/ids.ts'
import { relayOutbox } from '../kernel/relay.ts'
import { drainJobs, openJobPool } from '../kernel/run-jobs.ts'
import { openTypesetter, type Typeset } from '../kernel/typeset.ts'
import { activate } from './activate.ts'
import { sampleActivation } from './sample-activation.ts'
import { testKeys } from './test-keys.ts'
import { testDatabase } from './world.ts'

export type PaymentWorld = Awaited<ReturnType<typeof paymentWorld>>

const zone = 'Europe/Paris'
const secretKey = 'sk_test_ligne_claire'
const webhookSecret = 'whsec_ligne_claire'

/** A step of the way to the PSP at which a process dies: before the call leaves, or once it was answered. */
export type Crash = { readonly at: keyof PaymentGateway; readonly when: 'before' | 'after' }

/** Our payments on a database of their own, the simulated PSP, and its webhooks delivered to us. */
export const paymentWorld = async () => {
  const database = await testDatabase()
  const { db } = database
  const jobPool = openJobPool(database.url, 'ligne_claire_server')
  const bugs: unknown[] = []
  const onFault = (error: unknown) => bugs.push(error)
  const bank = await simulatedPsp(db, onFault)
  let crash: Crash | undefined
  let aheadSeconds = 0
  const wall: Clock = { now: () => wallClock.now().add({ seconds: aheadSeconds }) }
  const real = stripeGateway({ url: bank.pspUrl, secretKey, timeoutMs: 2000 })
  const gateway = crashing(real, () => crash)
  const deps = { db, gateway, wall, zone, onFault, ...receipts() }
  const subscribers = paymentSubscribers({ ...deps, keys: testKeys() })
  return {
    ...database,
    ...bank,
    bugs,
    sweepers: paymentSweepers({ wall, zone }),
    /** The process dies at this step, at each call until it is told otherwise. */
    crashAt: (step: Crash | undefined) => {
      crash = step
    },
    /** What the worker does every few seconds, after so many of them. */
    reconcileAfter: (seconds: number) => {
      aheadSeconds += seconds
      return reconcilePayments(deps)
    },
    typesetter: deps.typesetter,
    /** Tells the events that wait. */
    relay: () => relayOutbox({ db, subscribers, onFault }),
    drain: () => drainJobs({ db, pool: jobPool, jobs: paymentJobs(deps), onFault }),
    clientOf: clientsOf(deps),
    stop: async () => {
      await bank.stop()
      await jobPool.end()
      await database.close()
    },
  }
}

/** What receipts need: an operator, bills with a number, documents kept in memory. */
const receipts = () => {
  const kept = new Map<string, Buffer>()
  let opening: Promise<Typeset> | undefined
  return {
    seller: sampleSeller,
    billNumbers: async (_: Db, __: readonly AccountId[], billIds: readonly BillId[]) =>
      new Map(billIds.map(id => [id, billNumberOf(id)])),
    typesetter: () => {
      opening ??= openTypesetter()
      return opening
    },
    documents: {
      put: async (bytes: Uint8Array) => {
        const digest = digestOfBytes(bytes)
        kept.set(digest, Buffer.from(bytes))
        return { kind: 'stored' as const, digest }
      },
      get: async (digest: string) => kept.get(digest) ?? null,
    },
    patienceMs: 200,
  }
}

/** The number that a bill of this world carries. */
export const billNumberOf = (billId: BillId): string => `LC-2026-11-${billId.slice(-6)}`

/** The operator that receives the money in this world. */
const sampleSeller = {
  brandName: 'Ligne Claire',
  name: 'Ligne Claire Télécom',
  form: 'SAS',
  shareCapital: 'capital de 1 000 000 €',
  registration: 'RCS Paris 123 456 782',
  siren: '123456782',
  vatNumber: 'FR32123456782',
  address: ['1 rue de l’Encre', '75011 Paris'],
  phone: '1023',
  hue: 250,
  chroma: 0.1,
}

/** The operator's PSP on ports of its own, and our door for its webhooks. */
const simulatedPsp = async (db: Db, onFault: (error: unknown) => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'payment-world-'))
  const [port, hookPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const webhookUrl = `http://127.0.0.1:${hookPort}/hooks/psp`
  const faults = createFaults()
  const hooks = openHost({
    publicOrigin: 'http://localhost:3000',
    trustedProxies: [],
    maxInFlight: 50,
    bodyLimitBytes: 100_000,
    maxConnections: 100,
    onFault,
  })
  mountPspWebhooks(hooks, { db, wall: wallClock, secret: webhookSecret })
  await hooks.listen({ host: '127.0.0.1', port: hookPort })
  const config = {
    dataDir: folder,
    seed: 42,
    psp: { publicUrl: url, secretKey, webhookSecret, webhookUrl },
  }
  const psp = await startPsp({ config, port, faults, retryMs: 20 })
  const client = { host: '127.0.0.1', port, protocol: 'http', telemetry: false } as const
  return {
    pspUrl: url,
    hooks,
    psp,
    faults,
    webhookSecret,
    stripe: new Stripe(secretKey, client),
    stop: async () => {
      await psp.stop()
      await hooks.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Deps = Parameters<typeof reconcilePayments>[0] & ReturnType<typeof receipts>

const clientsOf = (deps: Deps) => {
  const { db, wall, onFault } = deps
  const registrations = new Map(
    paymentRoutes({ ...deps, publicOrigin: 'http://localhost:3000' }).map(one => [
      one.route.id,
      one,
    ]),
  )
  const invokeDeps = {
    db,
    wall,
    businessClock: () => readBusinessClock(db),
    owners: {
      payment: ownersOfPayments,
      'payment-method': ownersOfCards,
      bill: ownersOfOwedBills,
    },
    onFault: (error: unknown) => onFault(error, { paymentId: 'of a request' }),
  }
  return (accountId: AccountId, assurances: readonly Assurance[] = ['session', 'recent']) =>
    inProcessClient(invokeDeps, registrations, {
      actor: async () => customerOn(accountId, assurances),
      keepCookies: () => undefined,
    })
}

const crashing = (gateway: PaymentGateway, crash: () => Crash | undefined): PaymentGateway => {
  const dieAt = (at: keyof PaymentGateway, when: Crash['when']) => {
    const step = crash()
    if (step?.at === at && step.when === when) throw new Error('the process died')
  }
  const around =
    <A extends readonly unknown[], T>(at: keyof PaymentGateway, call: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      dieAt(at, 'before')
      const answer = await call(...args)
      dieAt(at, 'after')
      return answer
    }
  return {
    createCustomer: around('createCustomer', gateway.createCustomer),
    openCheckout: around('openCheckout', gateway.openCheckout),
    readCheckout: around('readCheckout', gateway.readCheckout),
    findCheckout: around('findCheckout', gateway.findCheckout),
    closeCheckout: around('closeCheckout', gateway.closeCheckout),
    chargeSavedCard: around('chargeSavedCard', gateway.chargeSavedCard),
    findCharge: around('findCharge', gateway.findCharge),
    readCard: around('readCard', gateway.readCard),
    detachCard: around('detachCard', gateway.detachCard),
  }
}

const ownersOfOwedBills: FindOwners = async (db, accountIds, ids) => {
  const billIds = ids.map(id => asId('bill', id))
  const owners = new Map<string, AccountId>()
  for (const accountId of accountIds)
    for (const billId of (await billBalances(db, [accountId], billIds)).keys())
      owners.set(billId, accountId)
  return owners
}

const loginId = newId('login')

const customerOn = (accountId: AccountId, assurances: readonly Assurance[]): Actor => {
  const reach: ReadonlyMap<AccountId, Role> = new Map([[accountId, 'holder']])
  const origin = {
    address: '192.0.2.1',
    userAgent: 'test',
    language: 'fr',
    channel: 'web',
  } as const
  const sessionId = newId('session')
  return {
    kind: 'customer',
    origin,
    language: 'fr',
    loginId,
    sessionId,
    name: 'Camille Martin',
    reach,
    assurances: new Set(assurances),
    factors: [],
  }
}

let accounts = 0

/** A new account that owes one bill of this amount, due on a day. */
export const owingAccount = async (
  { db }: Pick<PaymentWorld, 'db'>,
  amount = 3490n,
  dueOn = Temporal.PlainDate.from('2026-12-05'),
) => {
  accounts += 1
  const number = String(20_000_000 + accounts)
  const mobile = `+3363998${String(accounts).padStart(4, '0')}`
  const accountId = await activate(
    db,
    sampleActivation({ externalId: `sale-${number}`, number, mobile }),
  )
  const billId = newId('bill')
  const journal = {
    accountId,
    key: `bill ${number}`,
    kind: 'bill',
    effectiveOn: dueOn.subtract({ days: 14 }),
    sourceRef: `F-${number}`,
    entries: [
      { ledger: 'receivable', amountCents: cents(amount) },
      { ledger: 'revenue:telecom', amountCents: cents(-amount) },
    ],
  } as const
  await transact(db, tx => postBills(tx, [{ journal, bill: { billId, dueOn } }]))
  return { accountId, billId, number }
}
