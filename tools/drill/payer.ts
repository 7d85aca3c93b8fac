import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '../../operator/chance.ts'
import { payOnHostedPage } from '../../operator/history/hosted-payment.ts'
import type { HttpBrowser } from '../../server/testing/http-browser.ts'
import { insistWith } from './insist.ts'
import type { AcknowledgedPayment, PayerSaw, Promises } from './promises.ts'

type PayerDeps = {
  readonly browser: HttpBrowser
  readonly chance: Chance
  readonly promises: Promises
  readonly isOver: () => boolean
  /** Resolves when people may go on. */
  readonly untilCalm: () => Promise<void>
  /** Tells this payer's keys from those of others. */
  readonly name: string
}

type Insist = ReturnType<typeof insistWith>

const approvedCards = ['4242424242424242', '5555555555554444', '4000002760003184']
const refusedCards = ['4000000000000002', '4000000000009995']
/** The limit of the route is 100 calls in ten minutes; a payment takes two or three of them, more when it is cut. */
const mostPayments = 24
/** What a payer pays of a bill at a time, so that there is always something to pay. */
const partCents = [100n, 150n, 199n, 250n, 333n]

/**
 * Pays the bills of one account in parts, each under a key of its own, until told that it is over: most go through,
 * some are refused by the bank, some pages are left. Every call is repeated with its key until it is answered.
 */
export const payUntil = async (deps: PayerDeps): Promise<void> => {
  const insist = insistWith(deps.browser, deps.promises)
  for (let count = 0; count < mostPayments && !deps.isOver(); ) {
    const bill = await oneToPay(insist)
    if (bill !== undefined && (await payPart(deps, insist, { bill, count }))) count += 1
    await pause(deps.chance.whole(100, 1200))
    await deps.untilCalm()
  }
}

/** Pays the pages that were left open, so that nothing of this account is undecided. */
export const finishOpenPages = async (
  deps: Pick<PayerDeps, 'browser' | 'promises'>,
  accountId: string,
): Promise<void> => {
  const insist = insistWith(deps.browser, deps.promises)
  for (const payment of deps.promises.payments) {
    if (payment.accountId !== accountId || payment.saw === 'paid') continue
    const { body } = await insist('GET', `/api/payments/${payment.id}`)
    if (body.state !== 'awaiting-customer' || typeof body.page !== 'string') continue
    payment.saw = await typeCard(body.page, approvedCards[0])
    await insist('GET', `/api/payments/${payment.id}`)
  }
}

type Bill = {
  readonly id: string
  readonly accountId: string
  readonly open: { readonly amount: string }
}

const oneToPay = async (insist: Insist): Promise<Bill | undefined> => {
  const { status, body } = await insist('GET', '/api/bills')
  if (status !== 200) return undefined
  return body.bills.find(({ open }: Bill) => BigInt(open.amount) > 0n)
}

type Attempt = { readonly bill: Bill; readonly count: number }

/** Answers whether a payment came of it. */
const payPart = async (
  { chance, promises, name }: PayerDeps,
  insist: Insist,
  { bill, count }: Attempt,
): Promise<boolean> => {
  const key = `drill-${name}-${count}-${chance.whole(0, 1_000_000_000)}`
  const owed = BigInt(bill.open.amount)
  const wished = chance.pick(partCents)
  const cents = wished < owed ? wished : owed
  const part = { amount: String(cents), currency: 'EUR' }
  const wish = {
    headers: { 'idempotency-key': key },
    body: { accountId: bill.accountId, billId: bill.id, owed: bill.open, part, language: 'fr' },
  }
  const start = () => insist('POST', '/api/payments', wish)
  // Somebody who presses twice: both calls are under way at once.
  const [first, second] = chance.happens(0.3)
    ? await Promise.all([start(), start()])
    : [await start(), chance.happens(0.3) ? await start() : undefined]
  if (first.status !== 201) {
    // What is owed changed while the page stood there: the person looks again.
    if (!['amount-changed', 'nothing-owed'].includes(first.body?.code))
      promises.broken.push(`a payment was refused: ${first.status} ${first.text}`)
    return false
  }
  if (second !== undefined && second.body?.id !== first.body.id)
    promises.broken.push(`one key, two answers: ${first.text} and ${second.status} ${second.text}`)
  const payment: AcknowledgedPayment = {
    id: first.body.id,
    accountId: bill.accountId,
    key,
    cents: String(cents),
    saw: first.body.state === 'awaiting-customer' ? 'open' : 'given-up',
  }
  promises.payments.push(payment)
  if (payment.saw === 'given-up' || chance.happens(0.1)) return true
  payment.saw = await typeCard(
    first.body.page,
    chance.pick(chance.happens(0.12) ? refusedCards : approvedCards),
  )
  // Half of them come back to our page, which asks the processor; of the others only its webhook tells.
  if (chance.happens(0.5)) await insist('GET', `/api/payments/${payment.id}`)
  return true
}

/** Types a card on the processor's page, which is not ours and is not killed. */
const typeCard = async (page: string, number: string | undefined): Promise<PayerSaw> => {
  const card = { name: 'Zoé Noël', number: number ?? '', expiry: '12/39', code: '123' }
  const outcome = await payOnHostedPage(page, card)
  return outcome.kind === 'returned' ? 'paid' : 'refused'
}
