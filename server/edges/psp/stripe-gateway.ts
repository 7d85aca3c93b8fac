import Stripe from 'stripe'
import type {
  Called,
  Card,
  Checkout,
  CheckoutWish,
  PaymentGateway,
} from '../../domains/payments/public.ts'
import { Fault } from '../../kernel/errors.ts'
import { toCard, toCheckout, toFinding } from './from-stripe.ts'

type StripeOptions = {
  /** Where the API is: Stripe's own, or the simulated operator's. */
  readonly url: string
  readonly secretKey: string
  readonly timeoutMs?: number
}

const withIntents = ['payment_intent.payment_method', 'setup_intent.payment_method']

/**
 * Cards by Stripe's API. A call is given 10 s and is not repeated here: whoever asked knows its key and looks up
 * what became of it. Stripe's client opens a broken connection once more, under the same key.
 */
export const stripeGateway = (options: StripeOptions): PaymentGateway => {
  const stripe = openClient(options)
  const { sessions } = stripe.checkout
  return {
    createCustomer: accountId =>
      call(async () => (await stripe.customers.create({ metadata: { account: accountId } })).id),
    openCheckout: wish =>
      call(async () =>
        toCheckout(
          await sessions.create(sessionOf(wish), { idempotencyKey: `page ${wish.paymentId}` }),
        ),
      ),
    readCheckout: session =>
      call(async () => toCheckout(await sessions.retrieve(session, { expand: withIntents }))),
    findCheckout: (customer, paymentId) =>
      call(async () => {
        const found = await first(
          sessions.list({ customer, limit: 100 }),
          session => session.client_reference_id === paymentId,
        )
        return found === null
          ? null
          : toCheckout(await sessions.retrieve(found.id, { expand: withIntents }))
      }),
    closeCheckout: session => closeCheckout(sessions, session),
    chargeSavedCard: wish =>
      call(async () => {
        const intent = {
          amount: toUnits(wish.amountCents),
          currency: 'eur',
          customer: wish.customer,
          payment_method: wish.method,
          off_session: true,
          confirm: true,
          description: wish.reference,
          metadata: { payment: wish.paymentId },
          expand: ['payment_method'],
        }
        const charged = stripe.paymentIntents.create(intent, {
          idempotencyKey: `charge ${wish.paymentId}`,
        })
        return toFinding(await charged.catch(refusedIntent))
      }),
    findCharge: (customer, paymentId) =>
      call(async () => {
        const list = { customer, limit: 100, expand: ['data.payment_method'] }
        const found = await first(
          stripe.paymentIntents.list(list),
          intent => intent.metadata.payment === paymentId,
        )
        return found === null ? null : toFinding(found)
      }),
    readCard: method =>
      call<Card>(async () => toCard(await stripe.paymentMethods.retrieve(method))),
    detachCard: method => call(() => detach(stripe, method)),
  }
}

const openClient = ({ url, secretKey, timeoutMs = 10_000 }: StripeOptions) => {
  const { protocol, hostname, port } = new URL(url)
  const scheme = protocol === 'http:' ? 'http' : 'https'
  return new Stripe(secretKey, {
    host: hostname,
    port: port === '' ? (scheme === 'http' ? 80 : 443) : port,
    protocol: scheme,
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
  })
}

const sessionOf = (wish: CheckoutWish): Stripe.Checkout.SessionCreateParams => {
  const metadata = { payment: wish.paymentId }
  const shared = {
    customer: wish.customer,
    client_reference_id: wish.paymentId,
    success_url: wish.returnUrl,
    cancel_url: wish.returnUrl,
    locale: wish.language,
    expires_at: Math.floor(wish.closesAt.epochMilliseconds / 1000),
    metadata,
  } as const
  if (wish.amountCents === null) {
    return { ...shared, mode: 'setup', currency: 'eur', setup_intent_data: { metadata } }
  }
  const price = {
    currency: 'eur',
    unit_amount: toUnits(wish.amountCents),
    product_data: { name: wish.reference },
  }
  return {
    ...shared,
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: price }],
    payment_intent_data: { metadata, description: wish.reference },
  }
}

/** Stripe takes cents as a JSON number, of eight digits at most: there a number is exact. */
const toUnits = (units: bigint): number => {
  if (units > 99_999_999n) throw new Fault('the PSP does not take as much at once')
  return Number(units)
}

/** Closes an open page; one that was paid or closed meanwhile is read as it is. */
const closeCheckout = (
  sessions: Stripe['checkout']['sessions'],
  session: string,
): Promise<Called<Checkout>> =>
  call(async () => {
    await sessions.expire(session).catch(error => {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    })
    return toCheckout(await sessions.retrieve(session, { expand: withIntents }))
  })

const detach = async (stripe: Stripe, method: string): Promise<null> => {
  await stripe.paymentMethods.detach(method).catch(async error => {
    const now = await stripe.paymentMethods.retrieve(method)
    if (now.customer !== null) throw error
  })
  return null
}

const first = async <T>(
  list: AsyncIterable<T>,
  matches: (thing: T) => boolean,
): Promise<T | null> => {
  for await (const thing of list) if (matches(thing)) return thing
  return null
}

/** A card that was refused is an answer: the intent says why. */
const refusedIntent = (error: unknown): Stripe.PaymentIntent => {
  if (error instanceof Stripe.errors.StripeCardError && error.payment_intent)
    return error.payment_intent
  throw error
}

/** What of Stripe's errors leaves open whether the call was done. */
const unsure = [
  Stripe.errors.StripeConnectionError,
  Stripe.errors.StripeAPIError,
  Stripe.errors.StripeRateLimitError,
]

const call = async <T>(work: () => Promise<T>): Promise<Called<T>> => {
  try {
    return { kind: 'done', value: await work() }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const inFlight = error.statusCode === 409
    if (inFlight || unsure.some(kind => error instanceof kind))
      return { kind: 'unknown', why: error.type }
    throw new Fault('the PSP refused a call as malformed', { code: error.code }, error)
  }
}
