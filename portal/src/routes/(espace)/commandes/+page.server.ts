import { asId } from '#contract/ids.ts'
import { listOrders } from '#contract/routes/ordering.ts'
import { boundApi } from '../../bound-api.ts'
import { loaded } from '../../loaded.ts'
import { quoteWords } from '../propositions/quote-words.ts'
import type { PageServerLoad } from './$types'
import { orderWords } from './order-words.ts'

const perPage = 24

function filtersOf(query: URLSearchParams) {
  const line = query.get('ligne')
  const after = query.get('apres')
  return {
    ...(line ? { lineId: asId('line', line) } : {}),
    ...(after && after.length <= 200 ? { after } : {}),
  }
}

/** Every order, newest first; those of one line with `ligne`. */
export const load: PageServerLoad = async ({ locals, platform, url }) => {
  const filters = filtersOf(url.searchParams)
  const [answer, words, quote] = await Promise.all([
    boundApi(platform)(listOrders, { query: { ...filters, limit: perPage } }),
    orderWords(locals.language),
    quoteWords(locals.language),
  ])
  const { orders, next } = loaded(answer, url)
  const older = new URLSearchParams(url.searchParams)
  if (next) older.set('apres', next)
  return {
    words,
    acts: quote.acts,
    ofLine: filters.lineId !== undefined,
    orders: orders.map(({ id, reference, state, placedAt, quote: asked }) => ({
      id,
      reference,
      state,
      placedAt,
      act: asked.act,
      names: asked.offer.names,
      lineLabel: asked.lineLabel,
      effectiveOn: asked.effectiveOn,
    })),
    older: next ? `?${older}` : undefined,
  }
}
