import { chargeJobs } from '../server/domains/payments/charge-saved-card.ts'
import { type PaymentGateway, paymentSweepers } from '../server/domains/payments/public.ts'
import { cardJobs } from '../server/domains/payments/save-card.ts'
import { holdBusinessClock } from '../server/kernel/business-clock.ts'
import { wallClock } from '../server/kernel/clock.ts'
import { drainJobs, openJobPool } from '../server/kernel/run-jobs.ts'
import { timeZone } from './customers.ts'
import type { OwnDatabase } from './own-database.ts'

/** A card processor that says yes at once, and what our payments do with it on a business date. */
export const ownBank = ({ db, url }: Pick<OwnDatabase, 'db' | 'url'>) => {
  const pool = openJobPool(url, 'ligne_claire_server')
  const deps = { db, gateway: yes, wall: wallClock, zone: timeZone }
  const faults: unknown[] = []
  const drain = async () => {
    const jobs = { ...chargeJobs(deps), ...cardJobs(deps) }
    await drainJobs({ db, pool, jobs, onFault: error => faults.push(error) })
    if (faults.length > 0) throw new Error('a job of the payments failed', { cause: faults[0] })
  }
  return {
    /** Reads the cards left at the point of sale. */
    readCards: drain,
    /** Takes the bills that are due by this day from their cards. */
    collect: async (day: Temporal.PlainDate) => {
      const now = day.toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant()
      await holdBusinessClock(db, now)
      for (const { sweep } of paymentSweepers(deps)) await sweep(db, now)
      await drain()
    },
    close: () => pool.end(),
  }
}

const unused = async () => {
  throw new Error('nobody pays by hand in the bench')
}

const cardOf = (method: string) => ({
  method,
  brand: 'visa',
  last4: '4242',
  expiryMonth: 4,
  expiryYear: 2031,
})

const yes: PaymentGateway = {
  createCustomer: unused,
  openCheckout: unused,
  readCheckout: unused,
  findCheckout: unused,
  closeCheckout: unused,
  detachCard: unused,
  findCharge: async () => ({ kind: 'done', value: null }),
  readCard: async method => ({ kind: 'done', value: cardOf(method) }),
  chargeSavedCard: async ({ paymentId, method, amountCents }) => ({
    kind: 'done',
    value: {
      kind: 'succeeded',
      intentRef: `pi_${paymentId}`,
      amountCents,
      card: cardOf(method),
    },
  }),
}
