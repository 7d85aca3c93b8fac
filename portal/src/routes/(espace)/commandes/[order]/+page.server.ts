import { fail, type RequestEvent, redirect } from '@sveltejs/kit'
import { asId } from '#contract/ids.ts'
import { readOrder, undoOrder, withdrawOrder } from '#contract/routes/ordering.ts'
import { boundApi } from '../../../bound-api.ts'
import { formKey } from '../../../form-key.ts'
import { type FormError, formText } from '../../../forms.ts'
import { loaded } from '../../../loaded.ts'
import { sayRefusal } from '../../../refusals/say-refusal.ts'
import { verificationPath } from '../../../verification-path.ts'
import { quoteWords } from '../../propositions/quote-words.ts'
import { sayQuote } from '../../propositions/say-quote.ts'
import { orderWords } from '../order-words.ts'
import type { Actions, PageServerLoad } from './$types'
import { sayOrder } from './say-order.ts'

/** One order: the address that a person keeps. */
export const load: PageServerLoad = async ({ locals, platform, params, url }) => {
  const [answer, words, quote] = await Promise.all([
    boundApi(platform)(readOrder, { params: { orderId: asId('order', params.order) } }),
    orderWords(locals.language),
    quoteWords(locals.language),
  ])
  const order = loaded(answer, url)
  const said = sayQuote(quote, order.quote, locals.language)
  const told = sayOrder(order, { words, quote, what: said.title }, locals.language)
  return {
    told,
    words: words.one,
    quoteWords: quote,
    order,
    said,
    key: formKey(),
  }
}

export const actions: Actions = {
  annuler: event => takeBack(event, undoOrder),
  renoncer: event => takeBack(event, withdrawOrder),
}

async function takeBack(
  { request, locals, platform, params, url }: RequestEvent<{ order: string }>,
  route: typeof undoOrder | typeof withdrawOrder,
) {
  const form = await request.formData()
  const answer = await boundApi(platform)(
    route,
    { params: { orderId: asId('order', params.order) } },
    { idempotencyKey: formText(form, 'cle') },
  )
  if (answer.ok) redirect(303, url.pathname)
  const { problem } = answer
  if (problem.code === 'assurance-required')
    redirect(303, verificationPath(url.pathname, problem.assurance))
  const { refusals } = (await orderWords(locals.language)).one
  const errors: FormError[] = [{ text: await sayRefusal(locals.language, problem, refusals) }]
  return fail(answer.status, { errors })
}
